#include "ingest/markdown/front_matter.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(front_matter)

BOOST_AUTO_TEST_CASE(front_matter_stands_between_marks) {
  const FrontMatter parts = split_front_matter("---\ntitle: A\n---\nText\n");
  BOOST_TEST(parts.yaml == "title: A\n");
  BOOST_TEST(parts.yaml_line == 2u);
  BOOST_TEST(parts.body == "Text\n");
  BOOST_TEST(parts.body_line == 4u);
}

BOOST_AUTO_TEST_CASE(dots_end_it_and_carriage_returns_and_blanks_are_no_obstacle) {
  const FrontMatter parts = split_front_matter("--- \r\ntitle: A\r\n... \r\nText\r\n");
  BOOST_TEST(parts.yaml == "title: A\r\n");
  BOOST_TEST(parts.body == "Text\r\n");
  BOOST_TEST(parts.body_line == 4u);
}

BOOST_AUTO_TEST_CASE(a_first_line_of_dashes_without_an_end_is_a_thematic_break) {
  const std::string_view text = "---\n\nText\n\n----\n--- x\n";
  const FrontMatter parts = split_front_matter(text);
  BOOST_TEST(parts.yaml_line == 0u);
  BOOST_TEST(parts.body == text);
  BOOST_TEST(parts.body_line == 1u);
}

BOOST_AUTO_TEST_CASE(marks_below_the_first_line_begin_nothing) {
  for (const std::string_view text : {"\n---\nA text.\n---\n", "\n---\n\na: b\n---\n",
                                      "Text\n---\na: b\n---\n", "", "---", " ---\na\n---\n"}) {
    const FrontMatter parts = split_front_matter(text);
    BOOST_TEST(parts.yaml_line == 0u);
    BOOST_TEST(parts.body == text);
  }
}

BOOST_AUTO_TEST_CASE(blank_lines_before_metadata_do_not_hide_it) {
  const FrontMatter parts = split_front_matter("\n \n---\ntitle: A\n---\nText\n");
  BOOST_TEST(parts.yaml == "title: A\n");
  BOOST_TEST(parts.yaml_line == 4u);
  BOOST_TEST(parts.body == "Text\n");
  BOOST_TEST(parts.body_line == 6u);
}

BOOST_AUTO_TEST_CASE(front_matter_may_be_empty_and_body_too) {
  const FrontMatter parts = split_front_matter("---\n---");
  BOOST_TEST(parts.yaml == "");
  BOOST_TEST(parts.yaml_line == 2u);
  BOOST_TEST(parts.body == "");
}

BOOST_AUTO_TEST_SUITE_END()
