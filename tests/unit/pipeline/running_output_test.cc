#include "pipeline/running_output.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

using Rows = std::vector<std::uint32_t>;

SelectedOutput selected(std::string path, Rows rows) {
  SelectedOutput made;
  made.output.path = std::move(path);
  made.selection = std::make_shared<Selection>(std::move(rows), 100);
  return made;
}

Rows rows_of(const RunningOutput& output) { return {output.rows().begin(), output.rows().end()}; }

std::vector<RunningOutput> running(SelectedOutput selected) {
  std::vector<RunningOutput> outputs;
  add_running(std::move(selected), outputs);
  return outputs;
}

BOOST_AUTO_TEST_SUITE(running_output)

BOOST_AUTO_TEST_CASE(an_output_alone_has_all_rows) {
  const auto outputs = running(selected("feed.xml", {5, 3, 9}));
  BOOST_REQUIRE(outputs.size() == 1U);
  BOOST_TEST(outputs[0].path() == "feed.xml");
  BOOST_TEST(rows_of(outputs[0]) == Rows({5, 3, 9}));
  BOOST_TEST(outputs[0].find(9)->position == 2U);
  BOOST_TEST(!outputs[0].find(4));
  BOOST_TEST(!outputs[0].has_own_order());
}

BOOST_AUTO_TEST_CASE(a_volume_has_its_share_at_places_of_the_whole) {
  SelectedOutput book = selected("book.epub", {5, 3, 9});
  book.volumes = {0, 2};
  const auto outputs = running(std::move(book));
  BOOST_REQUIRE(outputs.size() == 2U);
  BOOST_TEST(outputs[0].path() == "book-1.epub");
  BOOST_TEST(rows_of(outputs[0]) == Rows({5, 3}));
  BOOST_TEST(!outputs[0].find(9));
  BOOST_TEST(outputs[1].path() == "book-2.epub");
  BOOST_TEST(rows_of(outputs[1]) == Rows({9}));
  BOOST_TEST(outputs[1].begin() == 2U);
  BOOST_TEST(outputs[1].find(9)->position == 2U);
  BOOST_TEST(!outputs[1].find(5));
}

BOOST_AUTO_TEST_CASE(parts_of_a_feed_have_orders_of_their_own) {
  SelectedOutput feed = selected("feed.xml", {5, 3, 9});
  for (const auto& [period, rows] :
       {std::pair<std::string, Rows>{"", {9, 5}}, {"2024-05", {5, 3}}, {"2023-01", {9}}}) {
    SelectedFeedPart& part = feed.feed_parts.emplace_back();
    part.place.period = period;
    part.selection = std::make_shared<Selection>(rows, 100);
  }
  feed.feed_parts[2].begin = 2;
  const auto outputs = running(std::move(feed));
  BOOST_REQUIRE(outputs.size() == 3U);
  BOOST_TEST(outputs[0].path() == "feed.xml");
  BOOST_TEST(outputs[0].has_own_order());
  BOOST_TEST(outputs[0].find(5)->position == 1U);
  BOOST_TEST(outputs[1].path() == "feed-2024-05.xml");
  BOOST_TEST(!outputs[1].has_own_order());
  BOOST_TEST(rows_of(outputs[1]) == Rows({5, 3}));
  BOOST_TEST(!outputs[1].find(9));
  BOOST_TEST(outputs[2].begin() == 2U);
  BOOST_TEST(outputs[2].find(9)->position == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
