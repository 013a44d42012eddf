#include "normalize/silent_headings.h"

#include <boost/test/unit_test.hpp>

#include "syntax/html_parser.h"
#include "syntax/serializer.h"

using namespace offprint;

namespace {

std::string settled(std::string_view html) {
  Body body;
  Diagnostics diagnostics;
  parse_html_fragment(html, "a.html", {1, 1}, body, Body::root(), diagnostics);
  settle_silent_headings(body);
  std::string markup;
  append_markup(markup, body, {});
  return markup;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(silent_headings)

BOOST_AUTO_TEST_CASE(gaps_between_paragraphs_go) {
  BOOST_TEST(settled("<p>a</p><h2><br></h2><h3> </h3><p>b</p>") == "<p>a</p>\n<p>b</p>\n");
}

BOOST_AUTO_TEST_CASE(what_links_may_lead_to_stays) {
  BOOST_TEST(settled("<h2 id=\"b\"><br></h2>") == "<p id=\"b\"><br></p>\n");
}

BOOST_AUTO_TEST_CASE(pictures_are_paragraphs_unless_they_say_something) {
  BOOST_TEST(settled("<h2><img src=\"a.png\" alt=\"\"></h2>") ==
             "<p><img src=\"a.png\" alt=\"\"></p>\n");
  BOOST_TEST(settled("<h2><img src=\"a.png\" alt=\"Map\"></h2>") ==
             "<h2><img src=\"a.png\" alt=\"Map\"></h2>\n");
}

BOOST_AUTO_TEST_CASE(words_make_a_heading) {
  BOOST_TEST(settled("<h2>Salt</h2>") == "<h2>Salt</h2>\n");
}

BOOST_AUTO_TEST_SUITE_END()
