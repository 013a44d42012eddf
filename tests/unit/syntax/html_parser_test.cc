#include "syntax/html_parser.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "syntax/html_scan.h"
#include "syntax/outline.h"

using namespace offprint;

namespace {

Diagnostics found;

std::string parse(std::string_view html, const Limits& limits = {}) {
  found.clear();
  Body body;
  parse_html_fragment(html, "a.html", {7, 3}, body, Body::root(), found, limits);
  return outline(body);
}

std::string messages() {
  std::string text;
  for (const Diagnostic& diagnostic : found) text += to_text(diagnostic) + "\n";
  return text;
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

bool only(Code code) {
  for (const Diagnostic& diagnostic : found)
    if (diagnostic.code != code) return false;
  return !found.empty();
}

// "[what stands alone]<tag>", "" for what cannot be taken apart.
std::string pieces(std::string_view html) {
  std::string shown;
  for (const HtmlPiece& piece : take_apart(html).value_or(std::vector<HtmlPiece>())) {
    const std::string text(html.substr(piece.begin, piece.end - piece.begin));
    shown += piece.tag ? text : "[" + text + "]";
  }
  return shown;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_parser)

BOOST_AUTO_TEST_CASE(known_elements_are_kept_and_wrappers_unwrapped) {
  BOOST_TEST(parse("<main><article><h1>T</h1><p>a <font color=red>b</font></p></article></main>") ==
             "h1(\"T\") p(\"a b\")");
  BOOST_TEST(parse("<section><header>a</header></section>") == "div(div(\"a\"))");
  BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_CASE(inline_content_among_blocks_gets_a_paragraph) {
  BOOST_TEST(parse("a <b>b</b><p>c</p> d <hr>") == "p(\"a \" b(\"b\")) p(\"c\") p(\"d\") hr");
  BOOST_TEST(parse("<blockquote>a</blockquote><div>b</div>") == "blockquote(p(\"a\")) div(\"b\")");
}

BOOST_AUTO_TEST_CASE(blocks_split_the_inline_elements_around_them) {
  BOOST_TEST(parse("<a href=\"u\">x<div>y</div>z</a>") ==
             "p(a[href=u](\"x\")) div(a[href=u](\"y\")) p(a[href=u](\"z\"))");
  BOOST_TEST(parse("<b id=\"i\"><p>x</p><p>y</p></b>") == "p(b[id=i](\"x\")) p(b(\"y\"))");
}

BOOST_AUTO_TEST_CASE(links_never_hold_links) {
  BOOST_TEST(parse("<a href=\"u\">a<table><tr><td><a href=\"v\">b</a></table></a>")
                 .find("a[href=v](\"b\")") != std::string::npos);
  BOOST_TEST(parse("<a href=\"u\">a<a href=\"v\">b</a></a>") ==
             "p(a[href=u](\"a\") a[href=v](\"b\"))");
}

BOOST_AUTO_TEST_CASE(stray_structure_becomes_divisions) {
  BOOST_TEST(
      parse("<li>a</li><dt>b</dt><figcaption>c</figcaption><summary>d</summary><td>e</td>") ==
      "div(\"a\") div(\"b\") div(\"c\") div(\"d\") p(\"e\")");
}

BOOST_AUTO_TEST_CASE(lists_hold_items_only) {
  BOOST_TEST(parse("<ul>a<li>b</li><ul><li>c</ul></ul>") ==
             "ul[tight](li(\"a\") li(\"b\" ul[tight](li(\"c\"))))");
  BOOST_TEST(parse("<ul> </ul><ol reversed start=5 type=a><li value=7><p>x</p></ol>") ==
             "ol[reversed=][start=5][type=a](li[value=7](p(\"x\")))");
}

BOOST_AUTO_TEST_CASE(definition_lists_have_terms_and_details_or_are_none) {
  BOOST_TEST(parse("<dl><div><dt>a</dt><dd>b</dd></div></dl>") == "dl(dt(\"a\") dd(\"b\"))");
  BOOST_TEST(parse("<dl><dd>b</dd></dl>") == "div(div(\"b\"))");
  BOOST_TEST(parse("<dl><dt><h2>a</h2></dt><dd>b</dd></dl>") == "dl(dt(div(\"a\")) dd(\"b\"))");
}

BOOST_AUTO_TEST_CASE(tables_are_put_in_order) {
  BOOST_TEST(
      parse("<table><tr><td>a</td></tr><tfoot><tr><td>f<thead><tr><th scope=col>h</th></tr></thead>"
            "<caption>c</caption></table>") ==
      "table(caption(\"c\") thead(tr(th[scope=col](\"h\"))) tbody(tr(td(\"a\"))) "
      "tfoot(tr(td(\"f\"))))");
  BOOST_TEST(parse("<table><tr></tr></table><table><colgroup><col></colgroup></table>") == "");
  BOOST_TEST(parse("<table align=center>x<tr><td colspan=2 align=right style='text-align: "
                   "center'>y</table>") ==
             "p(\"x\") table(tbody(tr(td[colspan=2][align=center](\"y\"))))");
}

BOOST_AUTO_TEST_CASE(sections_without_a_heading_of_their_own_are_divisions) {
  BOOST_TEST(parse("<section><p>a</p></section>") == "div(p(\"a\"))");
  BOOST_TEST(parse("<section><div><h3>a</h3></div></section>") == "section(div(h3(\"a\")))");
  BOOST_TEST(parse("<section><section><h3>a</h3></section>b</section>") ==
             "div(section(h3(\"a\")) p(\"b\"))");
}

BOOST_AUTO_TEST_CASE(text_is_composed_outside_of_code_blocks) {
  BOOST_TEST(parse("<p>e\u0301</p>") == "p(\"\u00E9\")");
  BOOST_TEST(parse("<pre>e\u0301</pre>") == "pre(\"e\u0301\")");
}

BOOST_AUTO_TEST_CASE(attributes_that_people_read_are_composed_as_text_is) {
  BOOST_TEST(parse("<p><img src=a.png alt='\u0BCA' title='e\u0301'></p>") ==
             parse("<p><img src=a.png alt='\u0BC6\u0BBE' title='\u00E9'></p>"));
}

BOOST_AUTO_TEST_CASE(figures_and_details_are_put_in_order) {
  BOOST_TEST(parse("<figure><img src=a.png alt=''><figcaption>c</figcaption><p>d</p></figure>") ==
             "figure(img[src=a.png][alt=] p(\"d\") figcaption(\"c\"))");
  BOOST_TEST(parse("<details>a<summary>s<p>t</p></summary></details><details>b</details>") ==
             "details(summary(\"s\nt\") \"a\") div(\"b\")");
}

BOOST_AUTO_TEST_CASE(headings_hold_inline_content_only) {
  BOOST_TEST(parse("<h2>a<div>b</div>c</h2><h3> </h3>") == "h2(\"a\nb\nc\")");
}

BOOST_AUTO_TEST_CASE(preformatted_text_is_a_code_block) {
  BOOST_TEST(parse("<pre><code class=\"x language-c\">  a <b>b</b>\n</code></pre>") ==
             "pre[language=c](\"  a \" b(\"b\") \"\n\")");
}

BOOST_AUTO_TEST_CASE(ruby_and_directions_are_kept) {
  BOOST_TEST(parse("<p><ruby>漢<rp>(</rp><rt>kan</rt></ruby><bdo dir=rtl>x</bdo>") ==
             "p(ruby(\"漢\" rp(\"(\") rt(\"kan\")) bdo[dir=rtl](\"x\"))");
}

BOOST_AUTO_TEST_CASE(attributes_are_kept_where_they_belong) {
  BOOST_TEST(parse("<p id=i class=c lang=de dir=ltr title=t href=u width=3>x") ==
             "p[id=i][lang=de][dir=ltr][title=t](\"x\")");
  BOOST_TEST(parse("<a name=n></a><a name=m>x</a><a href=u>y</a>") ==
             "p(span[id=n] span[id=m](\"x\") a[href=u](\"y\"))");
  BOOST_TEST(parse("<center>a</center>") == "div[align=center](\"a\")");
}

BOOST_AUTO_TEST_CASE(comments_and_metadata_vanish_without_a_word) {
  BOOST_TEST(parse("a<!-- b --><meta name=x><link rel=y>") == "p(\"a\")");
  BOOST_TEST(messages() == "");
}

BOOST_AUTO_TEST_CASE(scripts_are_dropped_and_counted) {
  BOOST_TEST(parse("<p onclick=x()>a<script>b</script><script>c</script><noscript>d</noscript>") ==
             "p(\"a\")");
  BOOST_TEST(
      messages() ==
      "a.html:7:3: warning: the script in the attribute \"onclick\" was dropped "
      "[html-active-content]\n"
      "a.html:7:19: warning: the element <script> was dropped (2 times) [html-active-content]\n"
      "a.html:7:55: warning: the element <noscript> was dropped [html-active-content]\n");
  BOOST_TEST(only(Code::html_active_content));
}

BOOST_AUTO_TEST_CASE(styles_are_dropped_and_counted) {
  BOOST_TEST(parse("<style>a{}</style>\n<p style='color:red'>a") == "p(\"a\")");
  BOOST_TEST(messages() ==
             "a.html:7:3: info: the element <style> was dropped (2 times) [html-style-removed]\n");
  BOOST_TEST(only(Code::html_style_removed));
}

BOOST_AUTO_TEST_CASE(form_controls_are_dropped) {
  BOOST_TEST(parse("<form><label>Name <input name=n></label><select><option>x</select></form>") ==
             "p(\"Name\")");
  BOOST_TEST(messages() ==
             "a.html:7:21: warning: the element <input> was dropped [html-form-removed]\n"
             "a.html:7:43: warning: the element <select> was dropped [html-form-removed]\n");
  BOOST_TEST(only(Code::html_form_removed));
}

BOOST_AUTO_TEST_CASE(links_of_image_maps_are_dropped_and_counted) {
  BOOST_TEST(parse("<p><img src=a.png alt=A usemap='#m'>\n<map name=m><area href=b.html alt=B>"
                   "<area href=c.html alt=C><area alt=D></map>") == "p(img[src=a.png][alt=A])");
  BOOST_TEST(messages() ==
             "a.html:8:13: warning: the element <area> was dropped (2 times) "
             "[html-image-map-removed]\n");
  BOOST_TEST(only(Code::html_image_map_removed));
}

BOOST_AUTO_TEST_CASE(drawings_are_dropped) {
  BOOST_TEST(parse("a<svg><text>b</text></svg>") == "p(\"a\")");
  BOOST_TEST(found.size() == 1U);
  BOOST_TEST(only(Code::html_drawing_removed));
}

BOOST_AUTO_TEST_CASE(what_plays_becomes_a_link) {
  BOOST_TEST(parse("<iframe src='https://v.example/1' title='A film'>x</iframe>"
                   "<p>a <video><source src='b.mp4'>no</video></p>") ==
             "embed[href=https://v.example/1][title=A film][kind=page] p(\"a \" "
             "embed[href=b.mp4][kind=video](file[src=b.mp4][kind=source]))");
  BOOST_TEST(
      messages() ==
      "a.html:7:3: info: the element <iframe> became a link to what it shows [embed-linked]\n"
      "a.html:7:67: info: the element <video> became a link to what it shows [embed-linked]\n");
  BOOST_TEST(only(Code::embed_linked));
}

BOOST_AUTO_TEST_CASE(what_plays_without_an_address_is_dropped) {
  BOOST_TEST(parse("<object data='data:x'></object><audio></audio>") == "");
  BOOST_TEST(
      messages() ==
      "a.html:7:3: warning: the element <object> leads nowhere and was dropped [embed-removed]\n"
      "a.html:7:34: warning: the element <audio> leads nowhere and was dropped [embed-removed]\n");
  BOOST_TEST(only(Code::embed_removed));
}

BOOST_AUTO_TEST_CASE(what_an_object_shows_in_its_place_stays) {
  BOOST_TEST(parse("<object data='javascript:x'><p>Salt <b>road</b>.</p></object>") ==
             R"(p("Salt " b("road") "."))");
  BOOST_TEST(only(Code::embed_removed));
}

BOOST_AUTO_TEST_CASE(unsafe_addresses_leave_text) {
  BOOST_TEST(parse("<a href=' java\tscript:x'>a</a><img src='data:x' alt=b><img alt=c>") ==
             "p(\"abc\")");
  BOOST_TEST(found.size() == 3U);
  BOOST_TEST((found[0].code == Code::link_unsafe));
  BOOST_TEST((found[1].code == Code::image_unsafe));
  BOOST_TEST((found[2].code == Code::image_unsafe));
}

BOOST_AUTO_TEST_CASE(what_acts_is_told_where_its_element_is_not_kept) {
  parse("<marquee onstart='a()'>a</marquee><meta http-equiv=' Refresh' content='0;url=x'>");
  BOOST_REQUIRE(only(Code::html_active_content));
  BOOST_TEST(found.size() == 2U);
  parse("<link rel='preload Stylesheet' href=x><font style='color:red'>a</font>");
  BOOST_REQUIRE(only(Code::html_style_removed));
  BOOST_TEST(found.size() == 2U);
  BOOST_TEST(parse("<meta itemprop=a content=b><link rel=canonical href=x>") == "");
  BOOST_TEST(found.empty());
}

// As parsers make of `<a id=a href=u>x<p></a>y`, where the link is opened again in the paragraph.
BOOST_AUTO_TEST_CASE(what_is_no_definition_list_and_holds_nothing_goes) {
  BOOST_TEST(parse("x<dl><dt></dl>") == "p(\"x\")");
  BOOST_TEST(parse("<dl><dt>x<dt></dl>") == "div(div(\"x\"))");
}

BOOST_AUTO_TEST_CASE(unknown_elements_are_unwrapped) {
  BOOST_TEST(parse("<my-card><p>a</p></my-card>") == "p(\"a\")");
  BOOST_TEST(messages() ==
             "a.html:7:3: warning: the element <my-card> is unknown; its text was kept "
             "[html-element-unknown]\n");
  BOOST_TEST(only(Code::html_element_unknown));
}

BOOST_AUTO_TEST_CASE(positions_are_those_of_the_document) {
  Body body;
  found.clear();
  parse_html_fragment("<p>ä<b>b</b></p>\n<p>c</p>", "a.html", {7, 3}, body, Body::root(), found);
  const NodeIndex first = body[Body::root()].first_child;
  BOOST_TEST((body[first].position == Position{7, 3}));
  BOOST_TEST((body[body[first].last_child].position == Position{7, 7}));
  BOOST_TEST((body[body[first].next].position == Position{8, 1}));
}

BOOST_AUTO_TEST_CASE(hostile_html_costs_little_and_is_one_error) {
  for (const std::string& html : {repeated("<div>", 200'000), repeated("<ul><li>", 100'000),
                                  repeated("<b><p>", 50'000), "<p " + [] {
                                    std::string attributes;
                                    for (int i = 0; i < 50'000; ++i)
                                      attributes += "a" + std::to_string(i) + "=1 ";
                                    return attributes;
                                  }() + ">"}) {
    BOOST_TEST(parse(html) == "");
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST((found[0].code == Code::html_too_complex));
  }
  BOOST_TEST(parse(repeated("<div>", 500) + "x") != "");
  BOOST_REQUIRE(found.size() == 1U);
  BOOST_TEST((found[0].code == Code::nesting_too_deep));
}

BOOST_AUTO_TEST_CASE(comments_and_drawings_hide_no_depth) {
  for (const char* before : {"<!-->", "<!--->", "<!-- a --!>", "<svg><title>", "<svg><style>",
                             "<svg><desc></svg></desc><style>", "<math><title>"}) {
    parse(before + repeated("<div>", 5'000));
    BOOST_REQUIRE(found.size() == 1U);
    BOOST_TEST((found[0].code == Code::html_too_complex), before);
  }
  BOOST_TEST(parse("<!-- " + repeated("<div>", 5'000) + " --><p>x") != "");
  BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_CASE(elements_that_are_too_many_are_one_error) {
  Limits limits;
  limits.links = limits.images = limits.footnotes = 3;
  limits.table_cells = 4;
  const auto code = [&](const std::string& html) {
    parse(html, limits);
    BOOST_REQUIRE(found.size() == 1U);
    return found[0].code;
  };
  BOOST_TEST((code(repeated("<a href=/x>a</a> ", 4)) == Code::too_many_links));
  BOOST_TEST(messages() ==
             "a.html:7:54: error: this document has more than 3 links; split it; `limits: links` "
             "allows more [too-many-links]\n");
  BOOST_TEST((code(repeated("<img src=/x alt=a> ", 4)) == Code::too_many_images));
  BOOST_TEST((code("<table><tr>" + repeated("<td>x", 5)) == Code::table_too_large));
  parse(repeated("<table><tr><td>x<td>x</table>", 4), limits);
  BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_CASE(html_that_is_too_large_is_an_error) {
  Limits limits;
  limits.document_bytes = 5;
  BOOST_TEST(parse("<p>abc", limits) == "");
  BOOST_TEST(messages() ==
             "a.html:7:3: error: this HTML has more than 5 bytes; `limits: "
             "document_bytes` allows more [document-too-large]\n");
  BOOST_TEST(only(Code::document_too_large));
}

BOOST_AUTO_TEST_CASE(tags_are_scanned_as_the_tokenizer_does) {
  const auto tag = scan_tag("<A b='>' c=\"/>\" d=e>f /g>x");
  BOOST_REQUIRE(tag.has_value());
  BOOST_TEST(tag->name == "a");
  BOOST_TEST(tag->attributes == 3U);
  BOOST_TEST(tag->size == 20U);
  BOOST_TEST(!scan_tag("<a b='>").has_value());
  BOOST_TEST(!scan_tag("< a>").has_value());
  BOOST_TEST(scan_tag("<br/>")->self_closing);
}

BOOST_AUTO_TEST_CASE(depth_is_counted_as_parsers_nest) {
  for (const char* html : {"<div></div>", "<b><i></b></i>", "<p>", "<div><b></div>",
                           "<table><tr><td><div></table>", "<a><div></a></div>"})
    BOOST_TEST(is_bearable(repeated(html, 5000)), html);
  for (const char* html : {"<div>", "<b></i>", "<div><table><td></div>", "<ul><li></li>"})
    BOOST_TEST(!is_bearable(repeated(html, 5000)), html);
}

BOOST_AUTO_TEST_CASE(thousands_of_findings_are_counted) {
  parse(repeated("<p><img></p>", 1000));
  BOOST_REQUIRE(found.size() == 500U);
  BOOST_TEST(found.back().count == 501U);
  BOOST_TEST(only(Code::image_unsafe));
}

BOOST_AUTO_TEST_CASE(fragments_that_stand_alone_are_one_piece) {
  for (const std::string html :
       {"<div>a</div>", "a<br><img src=x>", "<ul><li>x</li></ul>", "<script>a < b</script>",
        "<!-- <b> -->", "<svg><path/></svg>", "a < b", "<table><tr><td>x</td></tr></table>"})
    BOOST_TEST(pieces(html) == "[" + html + "]", html);
}

BOOST_AUTO_TEST_CASE(blocks_that_are_begun_or_ended_alone_are_pieces_of_their_own) {
  BOOST_TEST(pieces("<div>") == "<div>");
  BOOST_TEST(pieces("</aside>\n") == "</aside>[\n]");
  BOOST_TEST(pieces("<details>\n<summary>S</summary>\n") == "<details>[\n<summary>S</summary>\n]");
  BOOST_TEST(pieces("</div> <p>a</p></div><section><div>b<br>") ==
             "</div>[ <p>a</p>]</div><section><div>[b<br>]");
}

BOOST_AUTO_TEST_CASE(fragments_that_reach_beyond_themselves_otherwise_are_not_taken_apart) {
  for (const char* html :
       {"<b><i></b></i>", "<li>x</li>", "<script>", "<!-- a", "<!-->", "<td>x</td>", "<p>", "</b>",
        "<body></body>", "<a href='x", "</p>", "<x-y>", "<div></aside>", "<ul>"})
    BOOST_TEST(pieces(html) == "", html);
}

BOOST_AUTO_TEST_SUITE_END()
