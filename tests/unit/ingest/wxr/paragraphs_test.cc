#include "ingest/wxr/paragraphs.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace offprint;

namespace {

std::string shown(const std::string& source) {
  EditedText text(source, 1);
  add_paragraphs(source, text);
  return std::string(text.text());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(paragraphs)

BOOST_AUTO_TEST_CASE(blank_lines_end_paragraphs_and_line_ends_break_lines) {
  BOOST_TEST(shown("One\ntwo\n\n\nthree <em>four</em>\n") ==
             "<p>One<br>\ntwo\n<p>three <em>four</em></p>\n");
  BOOST_TEST(shown("One<br />\ntwo<br><br>three") == "<p>One<br /> two\n<p> three</p>");
  BOOST_TEST(shown("One\r\n\r\n&nbsp;\r\n\r\ntwo") == "<p>One\n<p>  two</p>");
}

BOOST_AUTO_TEST_CASE(blocks_stand_by_themselves) {
  BOOST_TEST(shown("One\n<h2>Two\nthree</h2>\nfour\n<ul>\n<li>a\nb</li>\n\n<li>c</li>\n</ul>") ==
             "<p>One</p>\n<h2>Two<br>\nthree</h2>\n<p>four</p>\n<ul>\n<li>a<br>\nb</li>\n\n"
             "<li>c</li>\n</ul>");
  BOOST_TEST(shown("<div>a\n\nb</div><blockquote>c</blockquote>") ==
             "<div><p>a\n<p>b</p></div><blockquote>c</blockquote>");
  BOOST_TEST(shown("<table>\n<tr>\n<td>a\nb</td>\n</tr>\n</table>") ==
             "<table>\n<tr>\n<td>a<br>\nb</td>\n</tr>\n</table>");
}

BOOST_AUTO_TEST_CASE(code_keeps_its_lines) {
  BOOST_TEST(shown("a\n<pre>b\n\nc\n</pre>\n<script>\n\nd\n</script>") ==
             "<p>a</p>\n<pre>b\n\nc\n</pre>\n<script>\n\nd\n</script>");
}

BOOST_AUTO_TEST_CASE(more_and_page_marks_end_paragraphs) {
  BOOST_TEST(shown("a<!--more-->b\n<!--nextpage-->\nc") == "<p>a\n<p>b\n<p>  c</p>");
}

BOOST_AUTO_TEST_CASE(in_blocks_nothing_changes_but_outside_and_in_the_classic_one) {
  BOOST_TEST(shown("<!-- wp:paragraph --><p>a\nb</p><!-- /wp:paragraph -->\n\nc\n\nd") ==
             "<!-- wp:paragraph --><p>a\nb</p><!-- /wp:paragraph -->\n\n<p>c\n<p>d</p>");
  BOOST_TEST(shown("<!-- wp:group --><!-- wp:freeform -->a\n\nb<!-- /wp:freeform -->"
                   "<!-- /wp:group -->") ==
             "<!-- wp:group --><!-- wp:freeform --><p>a\n<p>b</p><!-- /wp:freeform -->"
             "<!-- /wp:group -->");
}

BOOST_AUTO_TEST_SUITE_END()
