#include "ingest/linked_notes.h"

#include <boost/test/unit_test.hpp>

#include "syntax/html_parser.h"
#include "syntax/serializer.h"

using namespace offprint;

namespace {

Body parsed(std::string_view html) {
  Body body;
  Diagnostics diagnostics;
  parse_html_fragment(html, "a.xml", {1, 1}, body, Body::root(), diagnostics);
  return body;
}

std::string markup(const Body& body) {
  std::string html;
  append_markup(html, body, {});
  return html;
}

std::string noted(std::string_view html) {
  Body body = parsed(html);
  make_linked_notes(body);
  return markup(body);
}

constexpr std::string_view two_notes =
    "<p>Salt<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> and<sup><a href=\"#fn-2\" "
    "id=\"fnref-2\">2</a></sup> sea<sup><a href=\"#fn-1\" id=\"fnref-1-2\">1</a></sup>.</p>\n"
    "<section>\n<ol>\n"
    "<li id=\"fn-1\"><p>From <em>Averil</em>. <a href=\"#fnref-1\">↩︎</a> "
    "<a href=\"#fnref-1-2\">↩︎</a></p>\n</li>\n"
    "<li id=\"fn-2\"><p>Cold.</p>\n<p>Gray. <a href=\"#fnref-2\">↩︎</a></p>\n</li>\n"
    "</ol>\n</section>\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(linked_notes)

BOOST_AUTO_TEST_CASE(what_is_written_as_notes_is_read_as_notes) {
  Body body = parsed(two_notes);
  make_linked_notes(body);
  const NodeIndex notes = body[Body::root()].last_child;
  BOOST_TEST_REQUIRE((body[notes].element == Element::notes));
  const NodeIndex first = body[notes].first_child;
  BOOST_TEST(body.attribute(first, Attribute::calls) == "2");
  BOOST_TEST(inline_text(body, body[first].first_child) == "From Averil.");
  BOOST_TEST(markup(body) == two_notes);
}

BOOST_AUTO_TEST_CASE(the_forms_of_other_tools_are_notes_too) {
  constexpr std::string_view expected =
      "<p>Salt<sup><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup>.</p>\n<section>\n<ol>\n"
      "<li id=\"fn-1\"><p>Cold. <a href=\"#fnref-1\">↩︎</a></p>\n</li>\n</ol>\n</section>\n";
  BOOST_TEST(
      noted("<p>Salt<sup id=\"fnref:1\"><a href=\"#fn:1\" class=\"footnote-ref\">1</a></sup>."
            "</p><div class=\"footnotes\"><hr><ol><li id=\"fn:1\"><p>Cold.&#160;<a "
            "href=\"#fnref:1\">↩</a></p></li></ol></div>")
          .find("<section>") != std::string::npos);
  BOOST_TEST(noted("<p>Salt<a href=\"#note\" id=\"call\"><sup>[1]</sup></a>.</p>"
                   "<ol><li id=\"note\">Cold. <a href=\"#call\">back to the text</a></li></ol>") ==
             expected);
}

BOOST_AUTO_TEST_CASE(other_lists_stay) {
  for (const std::string_view html :
       {"<p><a href=\"#a\" id=\"b\">the long story</a></p><ol><li id=\"a\"><p>x "
        "<a href=\"#b\">up</a></p></li></ol>",
        "<p><a href=\"#a\" id=\"b\">1</a></p><ol><li id=\"a\"><p>No way back</p></li></ol>",
        "<p><a href=\"#a\" id=\"b\">1</a></p><ol><li id=\"a\"><p>x <a href=\"#b\">up</a></p></li>"
        "<li><p>No note</p></li></ol>",
        "<ol><li id=\"a\"><p>x <a href=\"#c\">up</a></p></li></ol>"}) {
    const std::string before = markup(parsed(html));
    BOOST_TEST(noted(html) == before);
  }
}

BOOST_AUTO_TEST_CASE(hostile_links_cost_little) {
  std::string html = "<p>";
  for (int i = 0; i < 20'000; ++i) html += "<a href=\"#n\" id=\"c" + std::to_string(i) + "\">1</a>";
  html += "</p><ol><li id=\"n\">";
  for (int i = 0; i < 20'000; ++i) html += "<a href=\"#c" + std::to_string(i) + "\">x</a>";
  BOOST_TEST(noted(html + "</li></ol>").find("fnref") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
