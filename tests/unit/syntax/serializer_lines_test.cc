#include <boost/test/unit_test.hpp>

#include "syntax/serializer.h"

using namespace offprint;

namespace {

std::string markup(const Body& body, MarkupOptions::Dialect dialect) {
  std::string out;
  append_markup(out, body, {.dialect = dialect});
  return out;
}
std::string xhtml(const Body& body) { return markup(body, MarkupOptions::Dialect::xhtml); }
std::string html(const Body& body) { return markup(body, MarkupOptions::Dialect::html); }

}  // namespace

BOOST_AUTO_TEST_SUITE(serializer_lines)

BOOST_AUTO_TEST_CASE(verse_has_an_element_for_each_line_in_books) {
  Body body;
  const NodeIndex verse = body.append(Body::root(), Element::paragraph);
  body.append_text(verse, "One");
  body.append(verse, Element::line_break);
  const NodeIndex emphasis = body.append(verse, Element::emphasis);
  body.append_text(emphasis, "two");
  body.append(emphasis, Element::line_break);
  body.append_text(emphasis, "and");
  BOOST_TEST(xhtml(body) == "<p>One<br/><em>two<br/>and</em></p>\n");
  body.append(verse, Element::line_break);
  body.append_text(verse, "three");
  BOOST_TEST(
      xhtml(body) ==
      "<p class=\"lines\"><span class=\"line\">One</span><br/><span class=\"line\"><em>two<br/>"
      "and</em></span><br/><span class=\"line\">three</span></p>\n");
}

BOOST_AUTO_TEST_CASE(task_marks_are_characters) {
  Body body;
  const NodeIndex item =
      body.append(body.append(Body::root(), Element::bullet_list), Element::list_item);
  const NodeIndex mark = body.append(item, Element::task_mark);
  body.append_text(item, "done");
  BOOST_TEST(html(body) == "<ul><li>☐ done</li>\n</ul>\n");
  body.set_attribute(mark, Attribute::checked, "");
  BOOST_TEST(xhtml(body) ==
             "<ul><li class=\"task\"><span class=\"task-mark\">☑</span> done</li>\n</ul>\n");
}

BOOST_AUTO_TEST_SUITE_END()
