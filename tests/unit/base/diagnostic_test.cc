#include "base/diagnostic.h"

#include <boost/test/unit_test.hpp>
#include <regex>
#include <set>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(diagnostic)

BOOST_AUTO_TEST_CASE(a_diagnostic_prints_on_one_line) {
  const Diagnostic whole{
      Code::date_invalid, "posts/a.md", {3, 7}, "there is no 31 June", "write 30 June"};
  BOOST_TEST(to_text(whole) ==
             "posts/a.md:3:7: warning: there is no 31 June; write 30 June [date-invalid]");
  BOOST_TEST(to_text(whole, "../site/") ==
             "../site/posts/a.md:3:7: warning: there is no 31 June; write 30 June [date-invalid]");
}

BOOST_AUTO_TEST_CASE(unknown_parts_are_left_out) {
  BOOST_TEST(to_text({Code::date_missing, "a.md", {}, "no date"}) ==
             "a.md: info: no date [date-missing]");
  BOOST_TEST(to_text({Code::date_missing, "a.md", {4, 0}, "no date"}) ==
             "a.md:4: info: no date [date-missing]");
  BOOST_TEST(to_text({Code::date_missing, "", {4, 2}, "no date"}, "x/") ==
             "info: no date [date-missing]");
}

BOOST_AUTO_TEST_CASE(thousands_of_one_code_are_counted_in_its_last) {
  Diagnostics found;
  for (std::uint32_t line = 1; line <= 1000; ++line) {
    found.push_back({Code::date_invalid, "a.md", {line, 1}, "x"});
    if (line % 100 == 0) found.push_back({Code::date_missing, "a.md", {line, 1}, "y"});
  }
  merge_excess(found, 5);
  BOOST_REQUIRE(found.size() == 10u);
  BOOST_TEST(found[4].position.line == 5u);
  BOOST_TEST(found[4].count == 996u);
  BOOST_TEST((found[5].code == Code::date_missing));
  BOOST_TEST(found[9].position.line == 500u);
  BOOST_TEST(found[9].count == 6u);
  const Diagnostics merged = found;
  merge_excess(found, 10);
  BOOST_TEST((found == merged));
}

BOOST_AUTO_TEST_CASE(repeated_diagnostics_say_how_often) {
  BOOST_TEST(to_text({Code::alt_text_missing, "a.md", {}, "no text", "write one", 3}) ==
             "a.md: warning: no text (3 times); write one [alt-text-missing]");
}

BOOST_AUTO_TEST_CASE(a_terminal_does_not_obey_a_document) {
  BOOST_TEST(to_text({Code::date_invalid, "a\n.md", {1, 1}, "'\x1B[2J\u009B' is no date"}) ==
             "a\uFFFD.md:1:1: warning: '\uFFFD[2J\uFFFD' is no date [date-invalid]");
}

BOOST_AUTO_TEST_CASE(codes_have_unique_kebab_case_ids) {
  std::set<std::string_view> ids;
  for (const CodeInfo& code : all_codes()) {
    BOOST_TEST(std::regex_match(std::string(code.id), std::regex("[a-z0-9]+(-[a-z0-9]+)*")),
               code.id);
    BOOST_TEST(ids.insert(code.id).second, code.id << " is there twice");
    BOOST_TEST(code.sentence.ends_with('.'), code.id);
  }
  BOOST_TEST(info(Code::date_invalid).id == "date-invalid");
}

BOOST_AUTO_TEST_CASE(names_are_words) {
  BOOST_TEST((name(Severity::info) == "info" && name(Severity::warning) == "warning" &&
              name(Severity::error) == "error"));
  BOOST_TEST((name(Loss::none) == "none" && name(Loss::content) == "content"));
  BOOST_TEST((name(Loss::chrome) == "chrome" && name(Loss::markup) == "markup"));
}

BOOST_AUTO_TEST_CASE(only_errors_are_errors) {
  BOOST_TEST(!has_error({}));
  BOOST_TEST(!has_error({{Code::date_invalid, "", {}, "a warning"}}));
}

BOOST_AUTO_TEST_SUITE_END()
