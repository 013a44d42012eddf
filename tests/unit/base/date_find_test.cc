#include <boost/test/unit_test.hpp>

#include "base/date.h"
#include "base/generators.h"

using namespace offprint;

namespace {

// "the part that is the date → the date"
std::string found(std::string_view text, std::string_view language = "en",
                  DateOrder order = DateOrder::unknown) {
  const auto date = find_date(text, order, language);
  if (!date) return "none";
  return std::string(text.substr(date->begin, date->end - date->begin)) + " → " +
         to_iso8601(date->date);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(date_find)

BOOST_AUTO_TEST_CASE(a_date_is_found_in_a_line) {
  BOOST_TEST(found("By Ann Lee | March 3, 2024 | 5 comments") == "March 3, 2024 → 2024-03-03");
  BOOST_TEST(found("Posted on Sunday, March 3, 2024 at 5:07 p.m. EST by Ann") ==
             "Sunday, March 3, 2024 at 5:07 p.m. EST → 2024-03-03T17:07:00-05:00");
  BOOST_TEST(found("Published 2024-03-12T09:30:00Z") ==
             "2024-03-12T09:30:00Z → 2024-03-12T09:30:00Z");
  BOOST_TEST(found("Updated (12 March 2024).") == "12 March 2024 → 2024-03-12");
  BOOST_TEST(found("7 March 2024 2 min read") == "7 March 2024 → 2024-03-07");
  BOOST_TEST(found("March 3, 2024, 12 comments") == "March 3, 2024 → 2024-03-03");
  BOOST_TEST(found("Berlin, 12.03.2024, 14:30 Uhr", "de") ==
             "12.03.2024, 14:30 → 2024-03-12T14:30:00");
  BOOST_TEST(found("Publicado el 12 de marzo de 2024 | Madrid", "es") ==
             "12 de marzo de 2024 → 2024-03-12");
  BOOST_TEST(found("作者：王芳 发布于2024年3月12日 阅读", "zh") == "2024年3月12日 → 2024-03-12");
  BOOST_TEST(found("입력 2024년 3월 12일에 작성", "ko") == "2024년 3월 12일 → 2024-03-12");
  BOOST_TEST(found("Đăng ngày 12 tháng 3 năm 2024 bởi", "vi") ==
             "ngày 12 tháng 3 năm 2024 → 2024-03-12");
}

BOOST_AUTO_TEST_CASE(a_date_is_found_where_words_are_glued_to_it) {
  BOOST_TEST(found("2 min readFeb 7, 2024") == "Feb 7, 2024 → 2024-02-07");
  BOOST_TEST(found("PublishedMarch 3, 2021") == "March 3, 2021 → 2021-03-03");
  BOOST_TEST(found("March 3, 2021Updated March 9, 2021") == "March 3, 2021 → 2021-03-03");
  BOOST_TEST(found("Posted12/13/2024") == "12/13/2024 → 2024-12-13");
}

BOOST_AUTO_TEST_CASE(numbers_that_could_be_something_else_are_no_dates) {
  for (const std::string_view text : {"iPhone 12",
                                      "1/2 cup",
                                      "version 2.4.2013.1",
                                      "v2.4.2013",
                                      "March 2024",
                                      "May 12 people",
                                      "March 2024, 12 people came",
                                      "from 11-12 March 2024",
                                      "in 20240312 runs",
                                      "2024",
                                      "call 12-34-5678",
                                      "https://example.com/2024/03/12/story",
                                      "12 of 2024",
                                      "at 10:12",
                                      "3.14.1592653",
                                      "$12 March",
                                      "Chapter 3 March 12, 24",
                                      "12/03/2024/7",
                                      "1-2-2013-4",
                                      "5 March 1745",
                                      "31 June 2024",
                                      "Monday, 12 March 2024",
                                      ""})
    BOOST_TEST(found(text, "en", DateOrder::day_first) == "none",
               text << " gave " << found(text, "en", DateOrder::day_first));
}

BOOST_AUTO_TEST_CASE(numeric_dates_follow_the_order_else_the_language) {
  BOOST_TEST(found("on 03/04/2024") == "none");
  BOOST_TEST(found("on 03/04/2024", "en-US") == "03/04/2024 → 2024-03-04");
  BOOST_TEST(found("le 03/04/2024", "fr") == "03/04/2024 → 2024-04-03");
  BOOST_TEST(found("le 03/04/2024", "fr", DateOrder::month_first) == "03/04/2024 → 2024-03-04");
}

BOOST_AUTO_TEST_CASE(hostile_lines_end_soon) {
  std::string line;
  for (int i = 0; i < 100000; ++i) line += "3 March ";
  BOOST_TEST(found(line) == "none");
  BOOST_TEST(rc::check("what is found is what parse_date reads", [] {
    const std::string text = *test::bytes();
    for (const std::string_view language : {"en", "ja", "ar", "vi"})
      if (const auto date = find_date(text, DateOrder::unknown, language))
        RC_ASSERT(date->begin < date->end && date->end <= text.size());
  }));
}

BOOST_AUTO_TEST_SUITE_END()
