#include "normalize/tag_capitals.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string settled(std::string_view tag, std::string text = {}, std::vector<std::string> list = {},
                    std::string_view language = "en") {
  std::vector<RawTag> tags = {{"", std::string(tag), {}}};
  for (std::string& other : list) tags.push_back({"", std::move(other), {}});
  const TextWords words(std::move(text));
  const WordIndex index(words, language);
  return TagCapitals(index, tags).settle(tag).form;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tag_capitals)

BOOST_AUTO_TEST_CASE(a_list_in_title_case_is_no_evidence_for_names) {
  BOOST_TEST(settled("Field Notes") == "Field notes");
  BOOST_TEST(settled("Machine Learning in Practice") == "Machine learning in practice");
}

BOOST_AUTO_TEST_CASE(known_names_and_words_keep_their_capitals) {
  BOOST_TEST(settled("new york") == "New York");
  BOOST_TEST(settled("Fashion In New York City") == "Fashion in New York City");
  BOOST_TEST(settled("black lives matter") == "Black Lives Matter");
  BOOST_TEST(settled("Cooking In France") == "Cooking in France");
  BOOST_TEST(settled("iphone photography") == "iPhone photography");
  BOOST_TEST(settled("u.s. coast") == "U.S. coast");
}

BOOST_AUTO_TEST_CASE(a_list_that_writes_others_small_means_its_capitals) {
  BOOST_TEST(settled("Harbor Day", {}, {"Field notes", "Sea salt"}) == "Harbor Day");
  BOOST_TEST(settled("History of the Salt Guild works") == "History of the Salt Guild works");
}

BOOST_AUTO_TEST_CASE(the_text_tells_names_from_words) {
  BOOST_TEST(settled("Coast Of Kernow", "We met in Kernow by the coast.") == "Coast of Kernow");
  BOOST_TEST(settled("salt in kernow", "We met in Kernow, and stayed.") == "salt in Kernow");
  BOOST_TEST(settled("harbor services", "Under the Delivery Services Act we went.") ==
             "harbor services");
  BOOST_TEST(settled("rfp works", "An RFP is sent out.") == "RFP works");
}

BOOST_AUTO_TEST_CASE(capitals_inside_stay_unless_all_tags_have_nothing_else) {
  BOOST_TEST(settled("PTSD Care") == "PTSD care");
  BOOST_TEST(settled("SALT WORKS", {}, {"SEA"}) == "salt works");
}

BOOST_AUTO_TEST_CASE(other_languages_keep_what_they_have) {
  BOOST_TEST(settled("Psychische Gesundheit", {}, {}, "de") == "Psychische Gesundheit");
  BOOST_TEST(settled("Santé Mentale", "La santé mentale va bien.", {}, "fr") == "Santé mentale");
  BOOST_TEST(settled("Santé Mentale", {}, {}, "fr") == "Santé Mentale");
}

BOOST_AUTO_TEST_SUITE_END()
