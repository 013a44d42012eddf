// Long texts that the HTML parser does not see come out where they would have stood.
#include "syntax/html_stand_ins.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "syntax/html_fragment.h"

using namespace offprint;

namespace {

const std::string marker = "offprint-";

// What is built of `html`, and what is said of it.
std::string built_of(const std::string& html, StandIns* long_texts) {
  Body body;
  HtmlFindings findings("a.md");
  const Limits limits;
  FlowBuilder builder(body, Body::root(), findings, limits);
  emit_html({html, {7, 3}, marker, long_texts}, builder);
  builder.finish();
  Diagnostics found;
  findings.move_to(found);
  std::string text = body.to_bytes();
  for (const Diagnostic& diagnostic : found) text += to_text(diagnostic) + "\n";
  return text;
}

// Markup, and texts, which begin with '='.
std::string difference(const std::vector<std::string>& pieces) {
  StandIns long_texts(marker);
  std::string html;
  for (const std::string& piece : pieces)
    if (piece.starts_with('='))
      long_texts.append(html, std::string_view(piece).substr(1));
    else
      html += piece;
  const std::string expanded = long_texts.expand_html(html);
  return built_of(html, &long_texts) == built_of(expanded, nullptr) ? "" : html;
}

const std::vector<std::string> markup{"<b>",
                                      "</b>",
                                      "<p offprint-at=\"3:4\">",
                                      "</p>",
                                      "<a href=\"u\">",
                                      "</a>",
                                      "<div title=\"",
                                      "\">",
                                      "<table>",
                                      "</table>",
                                      "<colgroup>",
                                      "<tr>",
                                      "<td>",
                                      "<ul><li>",
                                      "</ul>",
                                      "<pre>\n",
                                      "</pre>",
                                      "<xmp>",
                                      "</xmp>",
                                      "<script>",
                                      "</script>",
                                      "<textarea>",
                                      "</textarea>",
                                      "<select>",
                                      "</select>",
                                      "<!-- ",
                                      " -->",
                                      "<svg>",
                                      "</svg>",
                                      "<math><mi>",
                                      "</math>",
                                      "<video src=\"v.mp4\">",
                                      "</video>",
                                      "<plaintext>",
                                      "<noscript>",
                                      "<template>",
                                      "</template>",
                                      "short"};
const std::vector<std::string> texts{"=a text that is long enough & has <signs>",
                                     "= \n another one, behind blanks, \"quoted\"",
                                     "=\tGrüße, größer als alles zuvor\n",
                                     "=short",
                                     "=  ",
                                     "=controls\u0085\r\uFDD0 in what is long enough"};

}  // namespace

BOOST_AUTO_TEST_SUITE(html_stand_ins)

BOOST_AUTO_TEST_CASE(what_stands_in_for_texts_changes_nothing) {
  BOOST_TEST(rc::check("stand-ins change nothing", [] {
    const auto piece = rc::gen::weightedOneOf<std::string>(
        {{3, rc::gen::elementOf(texts)}, {2, rc::gen::elementOf(markup)}});
    RC_ASSERT(difference(*rc::gen::container<std::vector<std::string>>(piece)) == "");
  }));
}

BOOST_AUTO_TEST_CASE(words_stand_in_for_long_texts_alone) {
  StandIns long_texts(marker);
  std::string html;
  for (const std::string_view text : {"a & b", " \n", " a text that is long & has <signs>"})
    long_texts.append(html, text);
  BOOST_TEST(html == "a &amp; b \n offprint-0;");
  std::string buffer;
  BOOST_TEST(long_texts.expand(html, buffer) == "a &amp; b \n a text that is long & has <signs>");
  BOOST_TEST(long_texts.expand("offprint-1;offprint-at", buffer) == "offprint-1;offprint-at");
  BOOST_TEST(long_texts.expand_html(html) ==
             "a &amp; b \n a text that is long &amp; has &lt;signs&gt;");
}

BOOST_AUTO_TEST_CASE(words_that_are_swallowed_or_forged_are_told) {
  StandIns long_texts(marker);
  std::string html;
  long_texts.append(html, "a text that is long enough for this");
  BOOST_TEST(!long_texts.are_counted());
  long_texts.count("before " + html + " behind");
  BOOST_TEST(long_texts.are_counted());
  long_texts.count(html);
  BOOST_TEST(!long_texts.are_counted());
}

BOOST_AUTO_TEST_SUITE_END()
