// Formulas in TeX within texts.
#include "syntax/tex_formulas.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "syntax/html_parser.h"
#include "syntax/markdown_ways.h"
#include "syntax/outline.h"
#include "syntax/serializer.h"

using namespace offprint;

namespace {

const MarkdownOptions with_tex{.tex_formulas = true};

std::string markdown(std::string_view text, const MarkdownOptions& limits = with_tex) {
  Diagnostics none;
  Body body = parse_markdown(text, "a.md", 1, none, limits);
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    for (const Attribute name : {Attribute::tex, Attribute::alt}) body.remove_attribute(node, name);
  return outline(body);
}

Body body_of(std::string_view html) {
  Diagnostics none;
  Body body;
  parse_html_fragment(html, "a.html", {1, 1}, body, Body::root(), none);
  return body;
}

std::string marked(std::string_view html, bool dollars = true) {
  Body body = body_of(html);
  mark_tex_formulas(body, dollars);
  for (NodeIndex node = Body::root(); node != no_node;
       node = body.next_in_order(node, Body::root()))
    for (const Attribute name : {Attribute::tex, Attribute::alt}) body.remove_attribute(node, name);
  return outline(body);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tex_formulas)

BOOST_AUTO_TEST_CASE(dollars_in_markdown_come_before_emphasis) {
  BOOST_TEST(markdown("So $a_1 *b* c_2$ *is*.") ==
             "p(\"So \" formula[written=$a_1 *b* c_2$] \" \" em(\"is\") \".\")");
  BOOST_TEST(markdown("$$\nx \\\\\ny\n$$") ==
             "p(formula[written=$$\nx \\\\\ny\n$$][display=block])");
  BOOST_TEST(markdown("| a |\n|---|\n| $x_1$ |") ==
             "table(thead(tr(th(\"a\"))) tbody(tr(td(formula[written=$x_1$]))))");
  BOOST_TEST(markdown("$x<y>z$") == "p(formula[written=$x<y>z$])");
}

BOOST_AUTO_TEST_CASE(prices_code_and_escaped_dollars_are_none) {
  for (const char* text : {"It is $5 and $6.", "A $ x$ b", "A $x $ b", "From $5 to a$7", "$x",
                           "$$ $$", "$$x$", "$5 or$6"})
    BOOST_TEST(markdown(text) == "p(\"" + std::string(text) + "\")");
  BOOST_TEST(markdown("for $6, `$x$`") == "p(\"for $6, \" code(\"$x$\"))");
  BOOST_TEST(markdown("`$x$` \\$y\\$ $z$") == "p(code(\"$x$\") \" $y$ \" formula[written=$z$])");
  BOOST_TEST(markdown("    $x$") == "pre(\"$x$\n\")");
  BOOST_TEST(markdown("$a\n\nb$") == "p(\"$a\") p(\"b$\")");
  BOOST_TEST(markdown("$\\text{for \\$5 and $6}$") ==
             "p(formula[written=$\\text{for \\$5 and $6}$])");
}

BOOST_AUTO_TEST_CASE(without_a_converter_markdown_is_what_it_was) {
  BOOST_TEST(markdown("$a*b*c$ and $5", {}) == "p(\"$a\" em(\"b\") \"c$ and $5\")");
}

BOOST_AUTO_TEST_CASE(both_ways_of_markdown_give_the_same_formulas) {
  for (const char* text :
       {"a $x_1$ <b>b</b> $$y$$", "- $a<b$\n- c", "![a $x$](i.png)\n\n[^1]\n\n[^1]: $x$"}) {
    Diagnostics none;
    BOOST_TEST(first_difference(parse_markdown(text, "a.md", 1, none, with_tex),
                                parse_markdown_whole(text, "a.md", 1, none, with_tex)) == "");
  }
}

BOOST_AUTO_TEST_CASE(formulas_in_the_text_of_pages_are_marked) {
  BOOST_TEST(marked("<p>a $x$, \\(y\\) and \\[z\\] b</p>") ==
             "p(\"a \" formula[written=$x$] \", \" formula[written=\\(y\\)] \" and \" "
             "formula[written=\\[z\\]][display=block] \" b\")");
  BOOST_TEST(marked("<p>$x$</p><pre>$y$</pre><p><code>\\(z\\)</code> $5 and $6</p>") ==
             "p(formula[written=$x$]) pre(\"$y$\") p(code(\"\\(z\\)\") \" $5 and $6\")");
  BOOST_TEST(marked("<p>\\$x$ \\\\(y\\) \\(z</p>") == "p(\"\\$x$ \\\\(y\\) \\(z\")");
  BOOST_TEST(marked("<p>$x$ \\(y\\)</p>", false) == "p(\"$x$ \" formula[written=\\(y\\)])");
}

BOOST_AUTO_TEST_CASE(hostile_dollars_take_bounded_time) {
  std::string text;
  for (int i = 0; i < 1'000'000; ++i) text += "$a{";
  Diagnostics none;
  BOOST_TEST(!parse_markdown(text, "a.md", 1, none, with_tex).empty());
  text.clear();
  for (int i = 0; i < 1'000'000; ++i) text += "\\(a";
  BOOST_TEST(marked("<p>" + text).size() > text.size());
}

BOOST_AUTO_TEST_CASE(text_is_the_same_with_formulas_and_without) {
  const std::vector<std::string> pieces{"$", "$$", "\\(", "\\)", "\\[", "\\]", "\\",  "x",
                                        " ", "5",  "{",   "}",   "\n",  "a b", "<b>", "</b>"};
  const bool holds = rc::check("no text is lost", [&] {
    std::string html = "<p>";
    for (const std::string& piece :
         *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)))
      html += piece;
    Body body = body_of(html);
    const std::string before = plain_text(body);
    mark_tex_formulas(body, true);
    RC_ASSERT(plain_text(body) == before);
  });
  BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()
