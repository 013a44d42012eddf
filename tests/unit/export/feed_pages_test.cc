#include "export/feed_pages.h"

#include <boost/test/unit_test.hpp>

#include "base/date.h"

using namespace offprint;

namespace {

Day day(std::string_view text) { return day_of(parse_date(text).date); }

std::string names(const std::map<std::string, std::uint32_t>& articles, std::uint32_t page_size) {
  std::map<Day, std::uint32_t> days;
  for (const auto& [text, count] : articles) days[text.empty() ? 0 : day(text)] = count;
  std::string list;
  for (const FeedPeriod& period : feed_periods(days, page_size)) list += period.name + " ";
  return list;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(feed_pages)

BOOST_AUTO_TEST_CASE(each_month_has_a_page_and_so_have_the_undated) {
  BOOST_TEST(names({}, 3) == "");
  BOOST_TEST(names({{"2024-05-01", 1}, {"2024-05-31", 2}, {"2023-12-31", 3}, {"", 90}}, 3) ==
             "undated 2023-12 2024-05 ");
}

BOOST_AUTO_TEST_CASE(days_after_a_month_is_full_have_pages_of_their_own) {
  BOOST_TEST(names({{"2024-05-01", 1}, {"2024-05-09", 2}, {"2024-05-17", 1}, {"2024-05-18", 1}},
                   3) == "2024-05 2024-05-17 2024-05-18 ");
  BOOST_TEST(names({{"2024-05-09", 7}, {"2024-05-17", 1}, {"2024-06-01", 1}}, 3) ==
             "2024-05 2024-05-17 2024-06 ");
}

BOOST_AUTO_TEST_CASE(a_day_is_the_one_that_the_date_has_whatever_its_zone) {
  BOOST_TEST(day("2024-06-01T00:30:00+09:00") == day("2024-06-01"));
  BOOST_TEST(day("2024-05-31T23:30:00-09:00") == day("2024-05-31"));
  BOOST_TEST(day("2024-05-31") < day("2024-06-01"));
  BOOST_TEST(day("2023-12-31") < day("2024-01-01"));
  BOOST_TEST(day_of({}) == 0U);
}

BOOST_AUTO_TEST_CASE(pages_are_called_after_their_feed) {
  BOOST_TEST(page_path("out.d/feed.xml", "2024-05") == "out.d/feed-2024-05.xml");
  BOOST_TEST(page_path("https://sea.example/feed", "undated") ==
             "https://sea.example/feed-undated");
}

BOOST_AUTO_TEST_CASE(names_that_a_page_could_have_are_known) {
  BOOST_TEST(feed_of_page("out/feed-2024-05.xml") == "out/feed.xml");
  BOOST_TEST(feed_of_page("out/feed-2024-05-17.xml.gz") == "out/feed.xml");
  BOOST_TEST(feed_of_page("feed-undated.json") == "feed.json");
  for (const std::string_view other : {"feed.xml", "feed-2024.xml", "feed-2024-5.xml",
                                       "feed-dated.xml", "-2024-05.xml", "2024-05.xml"})
    BOOST_TEST(feed_of_page(other) == "");
}

BOOST_AUTO_TEST_SUITE_END()
