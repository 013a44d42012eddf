// Raw HTML in Markdown has two ways into a Body; both must give the same tree.
#include "syntax/markdown_ways.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

using namespace offprint;

namespace {

// "" when both ways agree in tree and diagnostics.
std::string difference(const std::string& text) {
  Diagnostics in_place, whole;
  const Body a = parse_markdown(text, "a.md", 1, in_place);
  const Body b = parse_markdown_whole(text, "a.md", 1, whole);
  if (in_place.size() != whole.size()) return "the ways report different things";
  return first_difference(a, b);
}

bool is_done_in_place(const std::string& text) {
  HtmlFindings findings("a.md");
  Body body;
  const Limits limits;
  FlowBuilder builder(body, Body::root(), findings, limits);
  MarkdownPositions positions(text, 1);
  return build_in_place(parse_with_cmark(text), positions, builder);
}

const std::vector<std::string> leaves{"word",
                                      "words that go on for long, & \"quoted\" ones",
                                      " ",
                                      "\n",
                                      "\n\n",
                                      "*",
                                      "`",
                                      "&amp;",
                                      "&#32;",
                                      "<br>",
                                      "<!-- c -->",
                                      "<img src=\"a.png\" alt=\"z\">",
                                      "http://e.example ",
                                      "[l](u)",
                                      "![i](s.png)",
                                      "\n\n| a | b |\n|---|:-:|\n| c | d |\n\n",
                                      "\n\n```c\nx\n```\n\n",
                                      "<hr>",
                                      "</img>",
                                      "\n\n<div></hr>x</br></div>\n\n",
                                      "\n\n</input>\n\n",
                                      "<x-y>",
                                      "</b>",
                                      "</a>",
                                      "<kbd>k</kbd>",
                                      "\n\n<script>1 < 2</script>\n\n",
                                      "[^1]",
                                      "<span id=\"i\"></span>",
                                      "\n\n</div>\n\n",
                                      "\n\n<figure>\n\n",
                                      "\n\n<aside id=\"j\" style=\"color: red\">\nx\n\n",
                                      "\n\n<iframe src=\"https://v.example\"></iframe>\n\n"};

const std::vector<std::pair<std::string, std::string>> pairs{
    {"<b>", "</b>"},
    {"<sup>", "</sup>"},
    {"<a href=\"u\">", "</a>"},
    {"<span>", "</span>"},
    {"<x-y>", "</x-y>"},
    {"*", "*"},
    {"~~", "~~"},
    {"[", "](v)"},
    {"\n\n<div>", "</div>\n\n"},
    {"\n<div>\n\n", "\n\n</div>\n\n"},
    {"\n\n<details class=\"d\">\n<summary>&lt; *s*</summary>\n\n", "\n\n</details>\n\n"},
    {"\n\n<section>\n<div align=center>\n\n# ", "\n\n</div> <b>x</b>\n</section>\n\n"},
    {"\n\n> <blockquote>\n> \n> ", "\n> \n> </blockquote>\n\n"},
    {"\n\n- <div>\n\n  ", "\n\n  </div>\n\n"},
    {"\n\n<p>", "</p>\n\n"},
    {"\n\n<ul><li>", "</li></ul>\n\n"},
    {"\n\n<table><tr><td>", "</td></tr></table>\n\n"},
    {"\n\n<details><summary>s</summary>", "</details>\n\n"},
    {"\n\n<blockquote>", "</blockquote>\n\n"},
    {"\n\n<h2>", "</h2>\n\n"},
    {"\n\n<pre>", "</pre>\n\n"},
    {"\n\n<center>", "</center>\n\n"},
    {"\n\n<figure>", "<figcaption>c</figcaption></figure>\n\n"},
    {"\n- ", "\n"},
    {"\n- [x] ", "\n"},
    {"\n\n- ", "\n\n  more\n"},
    {"\n> ", "\n"},
    {"\n\n<dl><dt>t</dt><dd>", "</dd></dl>\n\n"},
    {"\n\n<table>", "</table>\n\n"},
    {"\n\n<button>", "</button>\n\n"},
    {"\n\n<svg>", "</svg>\n\n"}};

rc::Gen<std::string> document(int depth) {
  const auto leaf = rc::gen::elementOf(leaves);
  if (depth == 0) return leaf;
  const auto wrapped =
      rc::gen::map(rc::gen::pair(rc::gen::elementOf(pairs),
                                 rc::gen::lazy([depth] { return document(depth - 1); })),
                   [](const std::pair<std::pair<std::string, std::string>, std::string>& parts) {
                     return parts.first.first + parts.second + parts.first.second;
                   });
  const auto part = rc::gen::weightedOneOf<std::string>({{2, leaf}, {3, wrapped}});
  return rc::gen::map(rc::gen::pair(part, rc::gen::pair(part, leaf)), [](const auto& parts) {
    return parts.first + parts.second.first + parts.second.second;
  });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markdown_ways)

BOOST_AUTO_TEST_CASE(both_ways_give_the_same_tree) {
  BOOST_TEST(rc::check("both ways give the same tree", [] {
    const std::string text = *document(3) + "\n\n[^1]: note\n";
    RC_ASSERT(difference(text) == "");
  }));
}

// Otherwise the property above would compare the whole way with itself.
BOOST_AUTO_TEST_CASE(many_generated_documents_are_done_in_place) {
  const rc::Gen<std::string> generated = document(3);
  int in_place = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed)
    in_place += is_done_in_place(generated(rc::Random(seed), 50).value());
  BOOST_TEST(in_place > 30);
}

BOOST_AUTO_TEST_CASE(common_raw_html_is_done_in_place) {
  for (const std::string text :
       {"Press <kbd>Ctrl</kbd>+<kbd>C</kbd><br/>now<!-- c -->.",
        "a <a href=\"u\" title=\"t\">b *c*</a> </a> d",
        "<div align=\"center\">\n<img src=\"a.png\">\n</div>\n\ntext", "A `Vec<T>` is Vec<T>.",
        "<table>\n<tr><td>x<td></tr>\n</table>", "- <b>a</b>\n\n  <p>b</p>\n",
        "<details>\n<summary>S</summary>\n<p>x</p>\n</details>\n",
        "<script>\nif (a < b) c();\n</script>\n\nx", "<div><img src=\"a.png\"></img></div>",
        "</hr>\n\nx", "<div>\n\n*a*\n\n</div>",
        "<details><summary>S</summary>\n\n- a\n\n</details>\n\nb", "> <aside>\n\nb",
        "<div><div>\n\n[^1]\n\n[^1]: b", "</div>\n\na", "<div>\n\na\n\n</div></div>"}) {
    BOOST_TEST((text.find("<td></tr>") != text.npos || is_done_in_place(text)), text);
    BOOST_TEST(difference(text) == "", text);
  }
}

BOOST_AUTO_TEST_CASE(what_defies_being_done_in_place_is_declined) {
  for (const std::string text :
       {"<table>\n\n*a*\n\n</table>", "<b>a\n\nb</b>", "*<b>a*</b>",
        "<a href=\"u\">http://e.example</a>", "<p>a\n\nb", "- a\n\n  <li>b</li>\n",
        "x <script>*y*</script>", "<!--> a\n\n-->", "x</br>y", "<textarea>\n\na",
        "<svg><img></img></svg>", "<div></br></div>", "> <blockquote>\n\na"}) {
    BOOST_TEST(!is_done_in_place(text), text);
    BOOST_TEST(difference(text) == "", text);
  }
}

BOOST_AUTO_TEST_CASE(documents_without_raw_html_agree_too) {
  for (const std::string text :
       {"a\n- b\n\n  c\n- d", "> - a\n>   1. b\n\n      code\n", "&#13;&#10;a&nbsp;",
        "``` \"x\n<y>&\n```", "\n\n\ta\r\nb", "- [ ] *a*\n- [x]\n",
        "a[^x]\n\n[^x]: b\n\n    c\n\n    > d\n", "<!-- a -->\n- b\n<!-- c -->\n- d\n"})
    BOOST_TEST(difference(text) == "", text);
}

BOOST_AUTO_TEST_SUITE_END()
