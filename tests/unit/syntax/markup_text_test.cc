#include "syntax/markup_text.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace offprint;

namespace {

std::string text_in(Element element, std::string_view text, std::string_view capitals_class) {
  Body body;
  std::string out;
  append_text(out, body, body.append_text(body.append(Body::root(), element), text),
              capitals_class);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(markup_text)

BOOST_AUTO_TEST_CASE(runs_of_capitals_get_a_class) {
  BOOST_TEST(text_in(Element::paragraph, "NATO & <UNESCO>s", "c") ==
             "<span class=\"c\">NATO</span> &amp; &lt;<span class=\"c\">UNESCO</span>&gt;s");
  BOOST_TEST(text_in(Element::paragraph, "no run & none", "c") == "no run &amp; none");
}

BOOST_AUTO_TEST_CASE(without_a_class_and_outside_of_running_text_they_stay) {
  BOOST_TEST(text_in(Element::paragraph, "NATO", "") == "NATO");
  for (const Element element : {Element::heading_2, Element::header_cell, Element::code,
                                Element::code_block, Element::keyboard})
    BOOST_TEST(text_in(element, "A & NATO", "c") == "A &amp; NATO");
}

BOOST_AUTO_TEST_SUITE_END()
