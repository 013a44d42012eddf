// Plain HTML is read without the parser, and means what the parser says.
#include "syntax/html_plain.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace offprint;

namespace {

struct Built {
  Body body;
  Diagnostics found;
  bool emitted = false;
};

template <typename Emit>
Built build(const std::string& html, Emit emit) {
  Built built;
  HtmlFindings findings("a.md");
  const Limits limits;
  FlowBuilder builder(built.body, Body::root(), findings, limits);
  built.emitted = emit(HtmlSource{html, {7, 3}}, builder);
  builder.finish();
  findings.move_to(built.found);
  return built;
}

bool is_plain(const std::string& html) { return build(html, emit_plain_html).emitted; }

// "" when the HTML is not plain, or both ways give the same nodes, places and findings.
std::string difference(const std::string& html) {
  const Built plain = build(html, emit_plain_html);
  if (!plain.emitted) return plain.body.empty() && plain.found.empty() ? "" : "something was left";
  const Built parsed = build(html, emit_parsed_html);
  if (plain.body.to_bytes() != parsed.body.to_bytes())
    return "other bytes " + first_difference(plain.body, parsed.body);
  if (plain.found.size() != parsed.found.size()) return "other findings";
  for (std::size_t i = 0; i < plain.found.size(); ++i)
    if (plain.found[i].position != parsed.found[i].position ||
        plain.found[i].message != parsed.found[i].message)
      return plain.found[i].message + " / " + parsed.found[i].message;
  return "";
}

const std::vector<std::string> leaves{
    "word",
    " ",
    "\n",
    "\t",
    "größer",
    "a\u00A0b",
    "<br>",
    "<br/>",
    "<hr>",
    "<img src=a.png>",
    "<img src='b.png' alt=\"a > b\" width=3/>",
    "<img src=\"\">",
    "<!-- c -->",
    "<!---->",
    "<a name=n></a>",
    "<a href=javascript:x>y</a>",
    "a &amp; b&#8217;&quot;&nbsp;",
    "R&D &x; &",
    "&eacute;&#x1F600;&lt;b>",
    "😀\uF8FF",
    "<img src='?a=b&c=d&amp;e' alt='&copy;'>",
    "</img>",
    "<input type=checkbox checked>",
    "<progress value=\"1\" max=2></progress>",
    "<meter>1 <b>of</b> 2<br></meter>",
    "<iframe src=\"https://v.example/\" width=5>a &amp; b</iframe>",
    "<wbr>"};
const std::vector<std::string> odd_leaves{"<IMG SRC=\"c.png\">",
                                          "<x-y>",
                                          "</p>",
                                          "<li>",
                                          "&unknown;",
                                          "&#0;",
                                          "&#150;",
                                          "&notit;",
                                          "<img src=\"?a&copy\">",
                                          "<iframe></p></iframe>",
                                          "<td>",
                                          "</tbody>",
                                          "</tr>",
                                          "</br>",
                                          "<",
                                          "<p>",
                                          "</b>",
                                          "\x01",
                                          "\r\n",
                                          "<!--> -->"};

const std::vector<std::pair<std::string, std::string>> pairs{
    {"<b>", "</b>"},
    {"<B class=\"x\">", "</b >"},
    {"<a href=\"u\" title='t' onclick=x>", "</a>"},
    {"<a href=/v/w/>", "</a>"},
    {"<span id=i id=j>", "</span>"},
    {"<span style=\"color: red\">", "</span>"},
    {"<font size = 3>", "</font>"},
    {"<p align=center>", "</p>"},
    {"<div\n  class=\"a\"\n  id=d\n>", "</div>"},
    {"<center>", "</center>"},
    {"<h2>", "</h2>"},
    {"<h3 id=\"h\">", "</h3>"},
    {"<ul>", "</ul>"},
    {"<ol start=\"3\">", "</ol>"},
    {"<ul><li>", "</li></ul>"},
    {"<blockquote cite=\"http://e.example/?a=b\">", "</blockquote>"},
    {"<figure>", "<figcaption>c</figcaption></figure>"},
    {"<details><summary>s</summary>", "</details>"},
    {"<section>", "</section>"},
    {"<aside data-a=1>", "</aside>"},
    {"<address>", "</address>"},
    {"<sup>", "</sup>"},
    {"<table><tr><td>", "</td></tr></table>"},
    {"<table>", "</table>"},
    {"<table class=t>\n<tr>\n<th colspan=\"2\">a</th>\n<td>", "</td> </tr>\n</table>"},
    {"<table><thead><tr><th>a</th></tr></thead> <tbody><tr><td>", "</td></tr></tbody></table>"},
    {"<table><tr><td>a</td></tr><tbody><tr>", "</tr></tbody></table>"},
    {"<tr><td>", "</td></tr>"},
    {"<pre>", "</pre>"}};

rc::Gen<std::string> fragment(int depth) {
  const auto leaf = rc::gen::weightedOneOf<std::string>(
      {{15, rc::gen::elementOf(leaves)}, {1, rc::gen::elementOf(odd_leaves)}});
  if (depth == 0) return leaf;
  const auto wrapped = rc::gen::map(
      rc::gen::pair(rc::gen::elementOf(pairs),
                    rc::gen::lazy([depth] { return fragment(depth - 1); })),
      [](const auto& parts) { return parts.first.first + parts.second + parts.first.second; });
  const auto part = rc::gen::weightedOneOf<std::string>({{1, leaf}, {4, wrapped}});
  return rc::gen::map(rc::gen::pair(part, part),
                      [](const auto& parts) { return parts.first + parts.second; });
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_plain)

BOOST_AUTO_TEST_CASE(plain_html_means_what_the_parser_says) {
  BOOST_TEST(rc::check("plain and parsed are the same", [] {
    const std::string html = *fragment(3);
    RC_ASSERT(difference(html) == "");
  }));
}

// Otherwise the property above would compare nothing.
BOOST_AUTO_TEST_CASE(many_generated_fragments_are_plain) {
  const rc::Gen<std::string> generated = fragment(2);
  int plain = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed)
    plain += is_plain(generated(rc::Random(seed), 50).value());
  BOOST_TEST(plain > 30);
}

BOOST_AUTO_TEST_CASE(what_people_write_between_markdown_is_plain) {
  for (const std::string html :
       {"<img src=\"a.png\" alt=\"A\" />\n",
        "<p align=\"center\">\n  <a href=\"u\"><b>x</b></a>\n</p>",
        "<figure>\n<img src=a.png>\n<figcaption>É</figcaption>\n</figure>", "<!-- more -->",
        "<summary>S</summary>\n<ul>\n<li>a</li>\n</ul>",
        "<table>\n<tr>\n<td><p>a &amp; b</p></td>\n</tr></table>",
        "<div><a href=\"?a=b&c=d\">x</a> <progress value=1></progress><img src=a.png></img></div>",
        "<p>&ldquo;Q&A&rdquo; &#8212; &#x201C;😀&#x201D;</p>", "<iframe src=\"u\"></iframe>"}) {
    BOOST_TEST(is_plain(html), html);
    BOOST_TEST(difference(html) == "", html);
  }
}

BOOST_AUTO_TEST_CASE(what_closes_or_moves_something_else_is_not_plain) {
  for (const std::string html : {"<p>a<p>b</p></p>",
                                 "<p><div>a</div></p>",
                                 "<a href=u>a<a href=v>b</a></a>",
                                 "<b>a",
                                 "<h1>a<h2>b</h2></h1>",
                                 "<li>a</li>",
                                 "<td>a</td>",
                                 "a &foo; b",
                                 "a < b",
                                 "<table>a</table>",
                                 "<table><td>a</td></table>",
                                 "<table><tr>a</tr></table>",
                                 "a &copy b",
                                 "<b>a\u0085</b>",
                                 "<b>a\uFFFE</b>",
                                 "<div a=1 a=2></div>",
                                 "<div A=1></div>",
                                 "<pre>\n</pre>",
                                 "<script>a</script>",
                                 "<b><i>a</b></i>",
                                 "<p>a<hr></p>"})
    BOOST_TEST(!is_plain(html), html);
}

BOOST_AUTO_TEST_CASE(every_reference_that_is_known_means_what_the_parser_says) {
  const std::vector<std::string> names{
#define OFFPRINT_REFERENCE(name, character) name,
#include "syntax/html_references.def"
#undef OFFPRINT_REFERENCE
  };
  for (const std::string& name : names) {
    const std::string html = "a&" + name + ";b<img src=s alt='&" + name + ";'>";
    BOOST_TEST(is_plain(html), html);
    BOOST_TEST(difference(html) == "", html);
  }
}

BOOST_AUTO_TEST_SUITE_END()
