#include "ingest/markdown/mdx.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "ingest/markdown/extended_markdown.h"
#include "ingest/trap.h"
#include "syntax/serializer.h"

using namespace offprint;

namespace {

std::string html(std::string_view text) {
  Diagnostics diagnostics;
  const Body body = parse_extended_markdown(text, MarkdownKind::mdx, "a.mdx", 1, diagnostics);
  std::string out;
  append_markup(out, body, {});
  return out;
}

std::string messages(std::string_view text) {
  Diagnostics diagnostics;
  parse_extended_markdown(text, MarkdownKind::mdx, "a.mdx", 1, diagnostics);
  std::string out;
  for (Diagnostic& diagnostic : diagnostics) {
    diagnostic.hint.clear();
    (out += to_text(diagnostic)) += '\n';
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mdx)

BOOST_AUTO_TEST_CASE(imports_and_exports_are_dropped_and_reported_once) {
  const std::string text =
      "import Tabs from '@theme/Tabs';\nimport {a} from \"b\"\n\nexport const c = {\n  d: `e\n\n"
      "f`,\n\n  g: (1),\n};\n\nText.\n\nimport duties are high.\n\nexport default and so on\n";
  BOOST_TEST(html(text).starts_with("<p>Text.</p>\n<p>import duties are high.</p>\n"));
  BOOST_TEST(messages(text).starts_with(
      "a.mdx:1:1: warning: imports and exports of MDX cannot be carried out and were dropped "));
  BOOST_TEST(html("export const a = {\n\nText.\n") == "<p>Text.</p>\n");
}

BOOST_AUTO_TEST_CASE(expressions_are_removed_but_literals_are_text) {
  BOOST_TEST(html("A{\" \"}b {'{'}c*d*{'}'} {/* no */}{`x_y_`} \\{e\\} `{f}` {5}.\n") ==
             "<p>A b {c<em>d</em>} x_y_ {e} <code>{f}</code> 5.</p>\n");
  BOOST_TEST(html("A {items.map((x) => <li key={x}>{`${x}`} don't</li>)} b\n") == "<p>A  b</p>\n");
  BOOST_TEST(messages("x\n\nA {props.name} b\n") ==
             "a.mdx:3:3: warning: the expression `props.name` was removed "
             "[template-syntax-removed]\n");
  BOOST_TEST(html("```js\nconst a = {b};\n```\n\n$\\frac{a}{b}$ and {open\n") ==
             "<pre><code class=\"language-js\">const a = {b};\n</code></pre>\n"
             "<p>$\\frac{a}{b}$ and {open</p>\n");
  BOOST_TEST(html("## A {#one}\n\n## B {/* #two */}\n") ==
             "<h2 id=\"one\">A</h2>\n<h2 id=\"two\">B</h2>\n");
}

BOOST_AUTO_TEST_CASE(known_components_become_what_they_mean) {
  BOOST_TEST(html("<Note>\nText *a*.\n</Note>\n\n<Admonition type=\"tip\" title=\"A *b*\">\n\n"
                  "Text.\n\n</Admonition>\n") ==
             "<aside><p><strong>Note</strong></p>\n<p>Text <em>a</em>.</p>\n</aside>\n"
             "<aside><p><strong>A *b*</strong></p>\n<p>Text.</p>\n</aside>\n");
  BOOST_TEST(html("<Tabs>\n  <TabItem value=\"a\" label=\"One\">\n\n    Text.\n\n    ```sh\n    x\n"
                  "    ```\n\n  </TabItem>\n  <TabItem value=\"two\">Short</TabItem>\n</Tabs>\n") ==
             "<p><strong>One</strong></p>\n<p>Text.</p>\n<pre><code class=\"language-sh\">x\n"
             "</code></pre>\n<p><strong>two</strong></p>\n<p>Short</p>\n");
  BOOST_TEST(html("<Details summary=\"More\">\nText.\n</Details>\n") ==
             "<details><summary>More</summary>\n<p>Text.</p>\n</details>\n");
  BOOST_TEST(html("A <Link to=\"/b\">c *d*</Link> e\n") ==
             "<p>A <a href=\"/b\">c <em>d</em></a> e</p>\n");
  BOOST_TEST(html("<YouTube id=\"abc\" />\n\n<Vimeo id={12} />\n") ==
             "<p><a href=\"https://www.youtube.com/watch?v=abc\">"
             "https://www.youtube.com/watch?v=abc</a></p>\n"
             "<p><a href=\"https://vimeo.com/12\">https://vimeo.com/12</a></p>\n");
  BOOST_TEST(messages("<Tabs>\n<Fragment>\n<>\nText\n</>\n</Fragment>\n</Tabs>\n") == "");
}

BOOST_AUTO_TEST_CASE(pictures_are_found_by_what_was_imported) {
  BOOST_TEST(
      html("import salt from './salt.png'\n\n<Image src={salt} alt=\"Salt\" width={200} />\n\n"
           "A <img src={require('./b.png').default} alt='B' className=\"x\" /> c\n\n"
           "<Figure src=\"c.png\" caption=\"The \\ C\" />\n") ==
      "<p><img src=\"./salt.png\" alt=\"Salt\" width=\"200\"></p>\n"
      "<p>A <img src=\"./b.png\" alt=\"B\"> c</p>\n"
      "<figure><img src=\"c.png\" alt=\"\"><figcaption>The \\ C</figcaption>\n</figure>\n");
  BOOST_TEST(
      messages("<img src={where} alt=\"a\" />\n")
          .starts_with("a.mdx:1:1: warning: the value of `src` of `img` is an expression and "
                       "was removed [template-syntax-removed]\n"));
}

BOOST_AUTO_TEST_CASE(other_components_are_opened_and_reported) {
  BOOST_TEST(
      html("<Chart data={[{a: \"}>\"}]} />\n\nA <Hint.Big x={1}>*b*</Hint.Big> <New />c\n") ==
      "<p>A <em>b</em> c</p>\n");
  BOOST_TEST(messages("A\n\n  <Chart\n  data={{a}}\n/>\n") ==
             "a.mdx:3:3: warning: the component `Chart` was removed; the text in it was kept "
             "[template-syntax-removed]\n");
  BOOST_TEST(html("a < b and <https://c.example> and 1 <2\n").starts_with("<p>a &lt; b and <a "));
}

BOOST_AUTO_TEST_CASE(html_holds_markdown_and_takes_the_attributes_of_jsx) {
  BOOST_TEST(
      html("<div className=\"a\" style={{color: 'red'}}>\n  *Text*\n\n      more\n</div>\n") ==
      "<div><p><em>Text</em></p>\n<p>more</p>\n</div>\n");
  BOOST_TEST(html("<label htmlFor=\"a\">x</label> <b>*c*</b> <span />d<br/>e\n") ==
             "<p>x <b><em>c</em></b> d<br>e</p>\n");
  BOOST_TEST(html("- a\n\n  <Note>\n    B\n  </Note>\n\n  c\n") ==
             "<ul><li><p>a</p>\n<aside><p><strong>Note</strong></p>\n<p>B</p>\n</aside>\n<p>c</p>\n"
             "</li>\n</ul>\n");
}

BOOST_AUTO_TEST_CASE(a_fence_may_end_the_text) {
  BOOST_TEST(html("<Tabs>\n\n  ```\n  x\n  ```") == "<pre><code>x\n</code></pre>\n");
}

BOOST_AUTO_TEST_CASE(directives_stay_directives) {
  BOOST_TEST(html(":::tip[A]{.b}\nText {x.y}.\n:::\n\n::youtube{#abc}\n") ==
             "<aside><p><strong>A</strong></p>\n<p>Text .</p>\n</aside>\n<p><a "
             "href=\"https://www.youtube.com/watch?v=abc\">https://www.youtube.com/watch?v=abc</a>"
             "</p>\n");
}

BOOST_AUTO_TEST_CASE(hostile_texts_take_linear_time) {
  for (const std::string_view piece :
       {"{", "<A ", "<A>", "<A>\n", "</A>", "{`", "{'", "export const a = {\n\n", "<a b={", "$",
        "$$ ", "<a b=\"", "<A>\n  ", "import a from 'b'\n", "{/*", "<b>", "- <A>\n", "> <A>",
        "<A {...{"}) {
    std::string text;
    while (text.size() < test::hostile_size) text += piece;
    Diagnostics diagnostics;
    parse_extended_markdown(text, MarkdownKind::mdx, "a.mdx", 1, diagnostics);
    BOOST_TEST(diagnostics.size() < 1200u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
