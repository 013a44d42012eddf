#include "ingest/capture/capture_text.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string text_of(std::string bytes) {
  Diagnostics diagnostics;
  return capture_text(std::move(bytes), "a.txt", diagnostics);
}

std::string message_of(std::string bytes) {
  Diagnostics diagnostics;
  capture_text(std::move(bytes), "a.txt", diagnostics);
  return diagnostics.size() == 1 ? to_text(diagnostics[0]) : "";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(capture_text_stage)

BOOST_AUTO_TEST_CASE(line_ends_of_all_kinds_become_one) {
  BOOST_TEST(text_of("a\r\nb\rc\nd\u2028e") == "a\nb\nc\nd\ne");
}

BOOST_AUTO_TEST_CASE(marks_that_steer_line_breaks_are_dropped) {
  BOOST_TEST(text_of("\xEF\xBB\xBFsoft\u00ADhy\u200Bphen\u2060s") == "softhyphens");
}

BOOST_AUTO_TEST_CASE(joiners_that_spelling_needs_stay) {
  BOOST_TEST(text_of("می\u200Cخواهم") == "می\u200Cخواهم");
}

BOOST_AUTO_TEST_CASE(no_break_spaces_stay_only_where_typography_wants_them) {
  BOOST_TEST(text_of("a\u00A0b le four\u00A0: 10\u00A0000") == "a b le four\u00A0: 10\u00A0000");
}

BOOST_AUTO_TEST_CASE(tabs_indent_by_eight_columns) {
  BOOST_TEST(text_of("\ta\tb") == "        a b");
}

BOOST_AUTO_TEST_CASE(damage_is_reported_where_it_begins) {
  BOOST_TEST(message_of("A line\nThe cafÃ© and the cafÃ©") ==
             "a.txt:2:8: info: `Ã©` was `é` in UTF-8 before it was read as windows-1252; it was "
             "repaired (2 times) [text-repaired]");
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_utf8_is_guessed_and_reported) {
  const std::string message =
      message_of("Caf\xE9 au lait, s'il vous pla\xEEt, dit-elle au gar\xE7on");
  BOOST_TEST(message.find("[charset-guessed]") != message.npos);
}

BOOST_AUTO_TEST_CASE(too_many_bytes_are_one_error) {
  Diagnostics diagnostics;
  BOOST_TEST(capture_text(std::string(Limits().document_bytes + 1, 'x'), "a.txt", diagnostics) ==
             "");
  BOOST_REQUIRE(diagnostics.size() == 1u);
  BOOST_TEST((diagnostics[0].code == Code::document_too_large));
}

BOOST_AUTO_TEST_CASE(too_many_lines_are_one_error) {
  Diagnostics diagnostics;
  BOOST_TEST(capture_text(std::string(Limits().capture_lines + 1, '\r'), "a.txt", diagnostics) ==
             "");
  BOOST_REQUIRE(diagnostics.size() == 1u);
  BOOST_TEST(diagnostics[0].message == "the capture has 100001 lines; at most 100000 are read");
}

BOOST_AUTO_TEST_SUITE_END()
