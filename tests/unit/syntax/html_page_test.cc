#include "syntax/html_page.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

#include "syntax/html_page_images.h"
#include "syntax/html_parser.h"
#include "syntax/outline.h"

using namespace offprint;

namespace {

Diagnostics found;

std::string page_of(std::string_view body) {
  return "<!DOCTYPE html><html><head><title>T</title></head><body>" + std::string(body) +
         "</body></html>";
}

Body emit_body(std::string_view content) {
  found.clear();
  const HtmlPage page(page_of(content), "a.html", found);
  Body body;
  emit_page(page, {{page.find("body")}, {}}, "a.html", body, Body::root(), found);
  return body;
}

std::string emit(std::string_view content) { return outline(emit_body(content)); }

std::string messages() {
  std::string text;
  for (const Diagnostic& diagnostic : found) text += to_text(diagnostic) + "\n";
  return text;
}

const std::vector<std::string> pieces = {"a",
                                         " b ",
                                         "\n",
                                         "&amp;",
                                         "c<br>d",
                                         "<hr>",
                                         "<wbr>",
                                         "<img src=i.png alt=x>",
                                         "<img src='javascript:x' alt=y>",
                                         "<iframe src=https://a.example/v title=v></iframe>",
                                         "<video><source src=v.mp4></video>",
                                         "<object></object>",
                                         "<style>x</style>",
                                         "<math><mi>x</mi></math>",
                                         "<pre class='language-c x'>\n y</pre>",
                                         "<pre><code class=language-d>z</code></pre>"};

const std::vector<std::pair<std::string, std::string>> pairs = {
    {"<p>", "</p>"},
    {"<div id=i>", "</div>"},
    {"<b>", "</b>"},
    {"<a href=u>", "</a>"},
    {"<a name=n>", "</a>"},
    {"<ul><li>", "</li></ul>"},
    {"<ol start=3>", "</ol>"},
    {"<table><tr><td colspan=2>", "</td></tr></table>"},
    {"<blockquote cite=c>", "</blockquote>"},
    {"<h2 style='text-align:center'>", "</h2>"},
    {"<unknown>", "</unknown>"},
    {"<center>", "</center>"},
    {"<figure>", "<figcaption>c</figcaption></figure>"},
    {"<section>", "</section>"},
    {"<dl><dt>t</dt><dd>", "</dd></dl>"},
    {"<em>", "</em>"},
    {"<details><summary>s</summary>", "</details>"}};

std::string random_html(int depth) {
  std::string html;
  const int count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i) {
    if (depth == 0 || *rc::gen::inRange(0, 3) == 0) {
      html += *rc::gen::elementOf(pieces);
    } else {
      const auto pair = *rc::gen::elementOf(pairs);
      html += pair.first + random_html(depth - 1) + pair.second;
    }
  }
  return html;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(html_page)

BOOST_AUTO_TEST_CASE(a_page_means_what_its_body_means_as_a_fragment) {
  BOOST_TEST(rc::check("page and fragment give the same tree and the same losses", [] {
    const std::string html = random_html(4);
    Body fragment;
    Diagnostics in_fragment;
    parse_html_fragment(html, "a.html", {1, 57}, fragment, Body::root(), in_fragment);
    const Body page = emit_body(html);
    RC_ASSERT(first_difference(fragment, page) == "");
    RC_ASSERT(in_fragment == found);
  }));
}

BOOST_AUTO_TEST_CASE(nodes_are_in_document_order_with_parents_and_ends) {
  const HtmlPage page("<p class=x>a<b>c</b></p>", "a.html", found);
  const PageNode p = page.find("p");
  BOOST_REQUIRE(p != no_page_node);
  BOOST_TEST(page.text(p) == "ac");
  BOOST_TEST(page.attribute(p, "class") == "x");
  BOOST_TEST(page[p].end == p + 4);
  BOOST_TEST(page[page.find("b")].parent == p);
  BOOST_TEST(page[page.find("b")].position.column == 13u);
}

BOOST_AUTO_TEST_CASE(what_is_left_out_is_left_out_with_all_below_it) {
  Diagnostics diagnostics;
  const HtmlPage page(page_of("<nav>n<script>x</script></nav><p>a</p><div>b <i>c</i></div>"),
                      "a.html", diagnostics);
  PageSelection selection{{page.find("body")}, std::vector<bool>(page.size(), false)};
  selection.left_out[page.find("nav")] = selection.left_out[page.find("i")] = true;
  Body body;
  emit_page(page, selection, "a.html", body, Body::root(), diagnostics);
  BOOST_TEST(outline(body) == "p(\"a\") div(\"b\")");
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(tops_that_group_leave_no_node_and_others_are_kept) {
  Diagnostics diagnostics;
  const HtmlPage page(page_of("<section>a</section><div>b</div><blockquote>c</blockquote>"),
                      "a.html", diagnostics);
  Body body;
  emit_page(page, {{page.find("section"), page.find("div"), page.find("blockquote")}, {}}, "a.html",
            body, Body::root(), diagnostics);
  BOOST_TEST(outline(body) == "p(\"a\") p(\"b\") blockquote(p(\"c\"))");
}

BOOST_AUTO_TEST_CASE(late_images_show_what_their_scripts_would_load) {
  for (const std::string name : {"data-src", "data-lazy-src", "data-original"}) {
    BOOST_TEST(emit("<img src='data:image/gif;base64,R0lGOD' " + name + "=a.jpg alt=x>") ==
               "p(img[src=a.jpg][alt=x])");
    BOOST_TEST(emit("<img " + name + "=a.jpg>") == "p(img[src=a.jpg])");
  }
  BOOST_TEST(emit("<img src=/i/blank.gif data-srcset='s.jpg 300w, l.jpg 900w'>") ==
             "p(img[src=l.jpg])");
  BOOST_TEST(found.empty());
}

BOOST_AUTO_TEST_CASE(of_a_srcset_the_widest_that_fits_is_taken) {
  BOOST_TEST(best_of_srcset("a.jpg 400w, b.jpg 1600w, c.jpg 3000w") == "b.jpg");
  BOOST_TEST(best_of_srcset("b.jpg 4000w,c.jpg 3000w") == "c.jpg");
  BOOST_TEST(best_of_srcset("a.jpg, b.jpg 2x, c.jpg 1.5x") == "b.jpg");
  BOOST_TEST(best_of_srcset("https://a.example/w_3,h_4/x.jpg 300w , y.jpg 200w") ==
             "https://a.example/w_3,h_4/x.jpg");
  BOOST_TEST(best_of_srcset("data:image/gif;base64,R0 1x") == "");
  BOOST_TEST(best_of_srcset(" , ") == "");
}

BOOST_AUTO_TEST_CASE(a_file_of_a_saved_page_is_taken_before_what_is_on_the_web) {
  BOOST_TEST(emit("<img src=page_files/a.jpg srcset='https://a.example/b.jpg 2x'>") ==
             "p(img[src=page_files/a.jpg])");
}

BOOST_AUTO_TEST_CASE(pictures_take_a_source_that_books_can_show) {
  BOOST_TEST(emit("<picture><source type=image/avif srcset=a.avif><source type=image/jpeg "
                  "srcset='b.jpg 1x'><img alt=x></picture>") == "p(img[src=b.jpg][alt=x])");
  BOOST_TEST(emit("<picture><source srcset=a.webp type=image/webp><img src=a.jpg></picture>") ==
             "p(img[src=a.jpg])");
}

BOOST_AUTO_TEST_CASE(the_picture_in_a_noscript_is_shown_once) {
  const std::string real = "<noscript><img src=a.jpg alt=x></noscript>";
  BOOST_TEST(emit("<img src='data:image/gif;base64,R0lGOD' alt=x>" + real) ==
             "p(img[src=a.jpg][alt=x])");
  BOOST_TEST(found.empty());
  BOOST_TEST(emit("<img data-src=b.jpg alt=x> " + real) == "p(img[src=b.jpg][alt=x])");
  BOOST_TEST(emit(real + "<p><img data-src=b.jpg></p>") == "p(img[src=b.jpg])");
  BOOST_TEST(emit("<p>a</p>" + real) == "p(\"a\") p(img[src=a.jpg][alt=x])");
}

BOOST_AUTO_TEST_CASE(placeholders_and_counting_pixels_are_no_loss) {
  BOOST_TEST(emit("a<img src=https://count.example/x width=1 height=1>") == "p(\"a\")");
  BOOST_TEST(emit("a<img src=x.png style='width: 1px; height:1px'>") == "p(\"a\")");
  BOOST_TEST(emit("a<img src=/img/spacer.gif>") == "p(\"a\")");
  BOOST_TEST(emit("a<noscript><img src=https://count.example/x width=1 height=1></noscript>") ==
             "p(\"a\")");
  BOOST_TEST(messages() ==
             "a.html:1:58: info: the element <noscript> was left out: it works for the page and "
             "says nothing [chrome-removed]\n");
}

BOOST_AUTO_TEST_CASE(an_image_that_nothing_says_the_address_of_is_a_loss) {
  BOOST_TEST(emit("<img src=/img/blank.gif alt='The pans'>") == "p(\"The pans\")");
  BOOST_TEST(messages() ==
             "a.html:1:57: warning: an image without an address was left out [image-unsafe]\n");
}

BOOST_AUTO_TEST_CASE(buttons_that_are_headings_of_texts_are_kept) {
  BOOST_TEST(emit("<h3><button>Why salt?</button></h3><p>a</p>") == "h3(\"Why salt?\") p(\"a\")");
  BOOST_TEST(emit("<button aria-expanded=false>How is the salt made?</button><p>a</p>") ==
             "p(\"How is the salt made?\") p(\"a\")");
  BOOST_TEST(emit("<button aria-expanded=false>Show more</button><p>a</p>") == "p(\"a\")");
}

BOOST_AUTO_TEST_CASE(machinery_is_left_out_with_one_remark_for_each_kind_of_element) {
  BOOST_TEST(emit("a<button>Copy</button><input type=checkbox><button>Share</button>"
                  "<svg width=16><path/></svg><script>x</script>") == "p(\"a\")");
  BOOST_TEST(messages() ==
             "a.html:1:58: info: the element <button> was left out: it works for the page and says "
             "nothing (2 times) [chrome-removed]\n"
             "a.html:1:79: info: the element <input> was left out: it works for the page and says "
             "nothing [chrome-removed]\n"
             "a.html:1:122: info: the element <svg> was left out: it works for the page and says "
             "nothing [chrome-removed]\n"
             "a.html:1:149: info: the element <script> was left out: it works for the page and "
             "says nothing [chrome-removed]\n");
  emit("<p onclick=x>a</p><my-box><o:p>b</o:p></my-box>");
  BOOST_TEST(messages().empty());
}

BOOST_AUTO_TEST_CASE(drawings_that_are_no_icons_and_fields_to_be_filled_are_losses) {
  const auto loses = [](std::string_view html, std::string_view id) {
    emit("a" + std::string(html));
    return messages().find(id) != std::string::npos;
  };
  const std::string_view drawing = "[html-drawing-removed]";
  BOOST_TEST(loses("<svg width=640 height=480><path/></svg>", drawing));
  BOOST_TEST(loses("<svg viewBox='0 0 9 9'><title>Tides of March</title><path/></svg>", drawing));
  BOOST_TEST(loses("<figure><svg><path/></svg></figure>", drawing));
  BOOST_TEST(!loses("<svg style='width: 1.5em'><title>Tides of March</title></svg>", drawing));
  BOOST_TEST(!loses("<a href=/><svg width=640><path/></svg></a>", drawing));
  BOOST_TEST(!loses("<svg aria-hidden=true width=640><path/></svg>", drawing));
  BOOST_TEST(!loses("<svg><use href=#x /></svg>", drawing));
  BOOST_TEST(loses("<form>Age <input type=number></form>", "[html-form-removed]"));
  BOOST_TEST(!loses("Age <input type=number>", "[html-form-removed]"));
  BOOST_TEST(!loses("<form>Age <button>Send</button></form>", "[html-form-removed]"));
}

BOOST_AUTO_TEST_CASE(frames_that_nobody_sees_are_no_links) {
  BOOST_TEST(emit("a<iframe src=https://a.example/v width=0 height=0></iframe>") == "p(\"a\")");
  BOOST_TEST(emit("a<iframe src=https://a.example/v style='display: none'></iframe>") ==
             "p(\"a\")");
}

BOOST_AUTO_TEST_CASE(two_line_breaks_are_a_paragraph) {
  BOOST_TEST(emit("<div>a<br><br>b<br>\n&nbsp;<br><br>c<br>d</div>") ==
             "div(p(\"a\") p(\"b\") p(\"c\" br \"d\"))");
  BOOST_TEST(emit("<div>a<br><br>b<ul><li>c</ul>d</div>") ==
             "div(p(\"a\") p(\"b\") ul[tight](li(\"c\")) \"d\")");
  BOOST_TEST(emit("<p>a <b>b<br><br>c</b><br><br></p>") == "p(\"a \" b(\"b\")) p(b(\"c\"))");
  BOOST_TEST(emit("<pre>a<br><br>b</pre>") == "pre(\"a\" br br \"b\")");
}

BOOST_AUTO_TEST_CASE(a_picture_above_a_line_about_it_is_a_figure) {
  const std::string figure = "figure(img[src=a.png][alt=x] figcaption(\"The \" b(\"pans\")))";
  BOOST_TEST(emit("<p><img src=a.png alt=x><br>\n<small>The <b>pans</b></small></p>") == figure);
  BOOST_TEST(emit("<div><img src=a.png alt=x><p class=x-caption-text>The <b>pans</b></p></div>") ==
             figure);
  BOOST_TEST(emit("<p><img src=a.png alt=x> <em>beside</em></p>") ==
             "p(img[src=a.png][alt=x] \" \" em(\"beside\"))");
}

BOOST_AUTO_TEST_CASE(a_thumbnail_without_an_address_shows_what_it_leads_to) {
  BOOST_TEST(emit("<a href=pans.jpg><img src=/blank.gif alt=x></a>") ==
             "p(a[href=pans.jpg](img[src=pans.jpg][alt=x]))");
}

BOOST_AUTO_TEST_CASE(late_frames_lead_where_their_scripts_would) {
  BOOST_TEST(emit("<iframe data-src=https://a.example/v title=V></iframe>") ==
             "embed[href=https://a.example/v][title=V][kind=page]");
}

BOOST_AUTO_TEST_CASE(many_noscripts_and_deep_pages_cost_linear_time) {
  std::string html;
  for (int i = 0; i < 100'000; ++i)
    html += i % 6 == 0 ? "<noscript><img src=a.jpg></noscript><p>x</p>"
                       : "<noscript>a.jpg</noscript><p>x</p>";
  BOOST_TEST(emit_body(html).size() > 100'000U);
}

BOOST_AUTO_TEST_CASE(a_page_that_is_too_large_is_empty_with_one_error) {
  Diagnostics diagnostics;
  Limits limits;
  limits.document_bytes = 5;
  const HtmlPage page("<p>abc</p>", "a.html", diagnostics, limits);
  BOOST_TEST(page.size() == 0u);
  BOOST_REQUIRE(diagnostics.size() == 1u);
  BOOST_TEST(to_text(diagnostics[0]) ==
             "a.html:1:1: error: this page has more than 5 bytes; `limits: "
             "document_bytes` allows more [document-too-large]");
}

BOOST_AUTO_TEST_SUITE_END()
