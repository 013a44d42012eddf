#include "ingest/markdown/code_spans.h"
#include "ingest/trap.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace offprint;

namespace {

// What is code, between brackets.
std::string marked(std::string_view text, LineRules rules = {}) {
  std::string out;
  std::size_t at = 0;
  for (const CodeSpan& span : find_code_spans(text, rules)) {
    BOOST_REQUIRE(span.begin >= at && span.end > span.begin && span.end <= text.size());
    out += text.substr(at, span.begin - at);
    ((out += '[') += text.substr(span.begin, span.end - span.begin)) += ']';
    at = span.end;
  }
  return out += text.substr(at);
}

std::string repeated(std::string_view piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(code_spans)

BOOST_AUTO_TEST_CASE(fences_are_code_to_their_end) {
  BOOST_TEST(marked("a\n```sh\nx\n~~~\n```\nb\n") == "a\n[```sh\nx\n~~~\n```\n]b\n");
  BOOST_TEST(marked("~~~~\n~~~\n~~~~\n") == "[~~~~\n~~~\n~~~~\n]");
  BOOST_TEST(marked("```\nopen\n\nmore") == "[```\nopen\n\nmore]");
  BOOST_TEST(marked("```\na\n```\n```\nb\n```\n") == "[```\na\n```\n][```\nb\n```\n]");
  BOOST_TEST(marked("``` a`b\nc\n") == "``` a`b\nc\n");
}

BOOST_AUTO_TEST_CASE(fences_end_with_what_holds_them) {
  BOOST_TEST(marked("> ```\n> x\n\n`y`\n") == "[> ```\n> x\n]\n[`y`]\n");
  BOOST_TEST(marked("- ```\n  x\n\n  y\n- `z`\n") == "[- ```\n  x\n\n  y\n]- [`z`]\n");
  BOOST_TEST(marked("1. a\n\n   ```\n   x\n   ```\n") == "1. a\n\n[   ```\n   x\n   ```\n]");
}

BOOST_AUTO_TEST_CASE(indented_code_is_known_from_lists_and_paragraphs) {
  BOOST_TEST(marked("a\n    b\n\n    c\n") == "a\n    b\n\n[    c\n]");
  BOOST_TEST(marked("- a\n\n    b\n\n      c\n") == "- a\n\n    b\n\n[      c\n]");
  BOOST_TEST(marked("\tx\n\n>     y\n") == "[\tx\n]\n[>     y\n]");
  BOOST_TEST(marked("    x\n", {.indented_code = false}) == "    x\n");
}

BOOST_AUTO_TEST_CASE(bodies_of_admonitions_are_no_code) {
  BOOST_TEST(marked("!!! note \"N\"\n    text\n\n    more\n\n        code\n") ==
             "!!! note \"N\"\n    text\n\n    more\n\n[        code\n]");
  BOOST_TEST(marked("!!! wow\n\nno\n\n    code\n") == "!!! wow\n\nno\n\n[    code\n]");
}

BOOST_AUTO_TEST_CASE(inline_code_needs_a_run_of_its_own_length) {
  BOOST_TEST(marked("a `b` ``c ` d`` `e\nf` g ```h") == "a [`b`] [``c ` d``] [`e\nf`] g ```h");
  BOOST_TEST(marked("\\`a` b `c\\` d\n") == "\\`a[` b `]c\\` d\n");
  BOOST_TEST(marked("`a\n\nb`\n# c `d` `e\nf`\n") == "`a\n\nb`\n# c [`d`] `e\nf`\n");
  BOOST_TEST(marked("|a|b|\n|-|-|\n|`x|y|\n|z|`w`|\n") == "|a|b|\n|-|-|\n|`x|y|\n|z|[`w`]|\n");
}

BOOST_AUTO_TEST_CASE(comments_and_verbatim_markup_are_code) {
  BOOST_TEST(marked("<!-- a\n\nb --> `c`\nd <!-- e --> f\n") ==
             "[<!-- a\n\nb -->] [`c`]\nd [<!-- e -->] f\n");
  BOOST_TEST(marked("<pre>\n\n`a\n</PRE>\nb <code>c</code> <codec>`\n") ==
             "[<pre>\n\n`a\n</PRE>]\nb [<code>c</code>] <codec>`\n");
}

BOOST_AUTO_TEST_CASE(hostile_texts_take_linear_time) {
  for (const std::string_view piece :
       {"`", "` ", "`` ` ", "<!--", "<code>", "> ", "- ", "```\n", "<pre>\n", "!!! a\n    ", "\\`",
        "1. ", "\t", "|-|\n", "- \n", ":::\n", "<code></", "a\n<!-- \n"})
    find_code_spans(repeated(piece, test::hostile_size));
  std::string runs;
  for (std::size_t length = 1; runs.size() < test::hostile_size; ++length)
    (runs += std::string(length, '`')) += ' ';
  BOOST_TEST(find_code_spans(runs).empty());
  find_code_spans(repeated("- ", test::hostile_size / 2) + repeated("\n", test::hostile_size / 2));
}

BOOST_AUTO_TEST_SUITE_END()
