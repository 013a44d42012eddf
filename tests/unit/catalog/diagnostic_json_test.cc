#include "catalog/diagnostic_json.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/error.h"
#include "catalog/sqlite.h"

namespace offprint {
namespace {

BOOST_AUTO_TEST_SUITE(diagnostics_as_json)

BOOST_AUTO_TEST_CASE(they_are_lists_that_sqlite_can_read) {
  const Diagnostics diagnostics{
      {Code::title_missing, "a \"b\".md", {3, 4}, "no\ttitle", "give it one", 2},
      {Code::date_in_future, "", {}, "\u2028 \x01", "", 1}};
  const std::string json = encode_diagnostics(diagnostics);
  BOOST_TEST((decode_diagnostics(json) == diagnostics));
  Database database("", "test", Database::Mode::make);
  Statement query(database,
                  "SELECT value ->> 1, value ->> 4, value ->> 5 FROM json_each(?) ORDER BY key");
  query.bind_text(1, json);
  BOOST_REQUIRE(query.step());
  BOOST_TEST(query.number(0) == 3U);
  BOOST_TEST(query.bytes(1) == "a \"b\".md");
  BOOST_TEST(query.bytes(2) == "no\ttitle");
  BOOST_REQUIRE(query.step());
  BOOST_TEST(query.bytes(2) == "\u2028 \x01");
  BOOST_TEST(!query.step());
}

BOOST_AUTO_TEST_CASE(any_texts_come_back) {
  BOOST_TEST(rc::check([](const std::vector<std::string>& texts) {
    Diagnostics diagnostics;
    for (const std::string& text : texts)
      diagnostics.push_back({Code::title_missing, text, {7, 0}, text + "\\", "\"" + text, 3});
    RC_ASSERT(decode_diagnostics(encode_diagnostics(diagnostics)) == diagnostics);
  }));
}

BOOST_AUTO_TEST_CASE(texts_that_nobody_needs_are_left_out) {
  BOOST_TEST(rc::check([](const std::vector<std::pair<bool, std::string>>& texts) {
    Diagnostics all, expected;
    for (const auto& [needed, text] : texts) {
      const Code code = needed ? Code::title_missing : Code::date_invalid;
      all.push_back({code, text, {7, 1}, text + "\\\"", "x", 3});
      expected.push_back(needed ? all.back() : Diagnostic{code, {}, {7, 1}, {}, {}, 3});
    }
    Diagnostics seen;
    visit_diagnostics(
        encode_diagnostics(all), [](Code code) { return code == Code::title_missing; },
        [&](const Diagnostic& diagnostic) { seen.push_back(diagnostic); });
    RC_ASSERT(seen == expected);
  }));
  const std::string whole = encode_diagnostics({{Code::title_missing, "a\n", {3, 4}, "x", "y", 2}});
  for (std::size_t size = 0; size < whole.size(); ++size)
    BOOST_CHECK_THROW(
        visit_diagnostics(
            whole.substr(0, size), [](Code) { return false; }, [](const Diagnostic&) {}),
        Error);
}

BOOST_AUTO_TEST_CASE(what_is_cut_short_or_of_another_form_is_rejected) {
  const std::string whole =
      encode_diagnostics({{Code::title_missing, "a\n.md", {3, 4}, "it has no title", "x", 2}});
  for (std::size_t size = 0; size < whole.size(); ++size)
    BOOST_CHECK_THROW(decode_diagnostics(whole.substr(0, size)), Error);
  for (const char* json : {"{}", "[1]", "[[9999,1,1,1,\"\",\"\",\"\"]]", "[] ", "[[1,1,1,1]]",
                           "[[1,1,1,1,\"\",\"\",\"\",1]]", "[[1,1,1,1,\"\\q\",\"\",\"\"]]"})
    BOOST_CHECK_THROW(decode_diagnostics(json), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
