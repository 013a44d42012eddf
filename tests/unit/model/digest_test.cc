#include "model/digest.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

void add(Body& body, Element element, std::string_view text) {
  body.append_text(body.append(Body::root(), element), text);
}

std::string levels(const Body& body) {
  std::string text;
  for (NodeIndex node = body[Body::root()].first_child; node != no_node; node = body[node].next)
    text += std::to_string(heading_level(body[node].element));
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(digest)

BOOST_AUTO_TEST_CASE(a_summary_is_whole_sentences_of_paragraphs) {
  Body body;
  add(body, Element::heading_2, "Salt");
  add(body, Element::paragraph, "It is white. " + std::string(185, 'x') + ".");
  add(body, Element::paragraph, "More.");
  BOOST_TEST(body_summary(body, "en") == "It is white. " + std::string(185, 'x') + ".");
  BOOST_TEST((body_length(body) == BodyLength{6, 1}));
  BOOST_TEST(body_summary(Body(), "en") == "");
}

BOOST_AUTO_TEST_CASE(what_has_no_words_takes_no_time) {
  BOOST_TEST((body_length(Body()) == BodyLength{0, 0}));
  BOOST_TEST((body_length("* — *") == BodyLength{0, 0}));
}

BOOST_AUTO_TEST_CASE(headings_rank_from_two_without_gaps_and_stay_so) {
  Body body;
  for (const Element element : {Element::heading_3, Element::heading_6, Element::heading_4,
                                Element::heading_1, Element::heading_3})
    add(body, element, "x");
  rank_headings(body);
  BOOST_TEST(levels(body) == "23323");
  rank_headings(body);
  BOOST_TEST(levels(body) == "23323");
}

BOOST_AUTO_TEST_SUITE_END()
