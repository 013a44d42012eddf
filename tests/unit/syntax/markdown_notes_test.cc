#include "syntax/markdown_notes.h"

#include <boost/test/unit_test.hpp>

#include "syntax/markdown_parser.h"

namespace offprint {
namespace {

Diagnostics findings(std::string_view text) {
  Diagnostics diagnostics;
  parse_markdown(text, "a.md", 1, diagnostics);
  return diagnostics;
}

BOOST_AUTO_TEST_SUITE(markdown_notes)

BOOST_AUTO_TEST_CASE(a_note_that_is_called_is_not_lost) {
  BOOST_TEST(findings("Text.[^Why]\n\n[^why]: Because.\n").empty());
}

BOOST_AUTO_TEST_CASE(a_note_that_nobody_calls_is_reported_where_it_stands) {
  const Diagnostics found = findings("Text.\n\n  [^why]: Because.\n");
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST(
      to_text(found[0]) ==
      "a.md:3:3: warning: the note `why` is called nowhere and was left out; call it where it "
      "belongs: [^why] [note-lost]");
}

BOOST_AUTO_TEST_CASE(a_second_note_of_one_label_is_reported) {
  const Diagnostics found = findings("Text.[^a]\n\n[^a]: One.\n\n[^a]: Two.\n");
  BOOST_TEST_REQUIRE(found.size() == 1U);
  BOOST_TEST((found[0].code == Code::note_lost));
  BOOST_TEST(found[0].position.line == 5U);
}

BOOST_AUTO_TEST_CASE(code_defines_no_notes) {
  BOOST_TEST(findings("```\n[^a]: x\n```\n\n    [^b]: y\n\n~~~~\n~~~\n[^c]: z\n").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
