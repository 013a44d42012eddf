#include <boost/test/unit_test.hpp>
#include <string>

#include "normalize/fixture.h"
#include "syntax/html_parser.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

using namespace test;

// The body that becomes of a page's.
std::string settled(std::string_view html, bool from_page = true) {
  Source source;
  if (from_page) source.from_page();
  Draft draft = source.draft();
  parse_html_fragment(html, draft.origin, {1, 1}, draft.body, Body::root(), draft.diagnostics);
  std::string out;
  append_markup(out, normalize({}, draft).body, {});
  return out;
}

BOOST_AUTO_TEST_SUITE(divisions)

BOOST_AUTO_TEST_CASE(divisions_of_text_are_paragraphs) {
  BOOST_TEST(settled("<div>One</div><div><div>Two <span>words</span></div></div>") ==
             "<p>One</p>\n<p>Two words</p>\n");
}

BOOST_AUTO_TEST_CASE(text_among_blocks_gets_a_paragraph) {
  BOOST_TEST(settled("<div>One<br><p>Two</p> three <em>four</em><ul><li>x</li></ul></div>") ==
             "<p>One<br></p>\n<p>Two</p>\n<p>three <em>four</em></p>\n<ul><li>x</li>\n</ul>\n");
}

BOOST_AUTO_TEST_CASE(what_fills_an_item_or_a_cell_stands_there_bare) {
  BOOST_TEST(settled("<ul><li><div>One</div></li><li><div><div>Two</div></div></li></ul>") ==
             "<ul><li>One</li>\n<li>Two</li>\n</ul>\n");
  BOOST_TEST(settled("<ul><li><div><p>One</p></div></li></ul>") ==
             "<ul><li><p>One</p>\n</li>\n</ul>\n");
  BOOST_TEST(settled("<table><tr><td><div>Cell</div></td></tr></table>") ==
             "<table><tbody><tr><td>Cell</td></tr>\n</tbody>\n</table>\n");
}

BOOST_AUTO_TEST_CASE(divisions_and_spans_that_say_something_stay) {
  BOOST_TEST(settled("<div lang=\"fr\">Un</div><p><span id=\"a\">One</span></p>") ==
             "<div lang=\"fr\">Un</div>\n<p><span id=\"a\">One</span></p>\n");
}

BOOST_AUTO_TEST_CASE(sections_without_a_heading_of_their_own_are_divisions) {
  BOOST_TEST(settled("<section>One</section><section id=\"b\">Two</section>") ==
             "<p>One</p>\n<div id=\"b\"><p>Two</p>\n</div>\n");
  BOOST_TEST(settled("<section><section><h2 id=\"a\">A</h2><p>x</p></section></section>") ==
             "<section><h2 id=\"a\">A</h2>\n<p>x</p>\n</section>\n");
  BOOST_TEST(settled("<section><h2><br></h2><p>x</p></section>") == "<p>x</p>\n");
}

BOOST_AUTO_TEST_CASE(other_sources_mean_their_divisions) {
  BOOST_TEST(settled("<div>One</div>", false) == "<div>One</div>\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
