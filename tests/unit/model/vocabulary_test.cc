#include "model/vocabulary.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

Concept salt() {
  return {
      "sea-salt", {{"de", "Meersalz"}, {"en", "Sea salt"}, {"pt", "Sal marinho"}}, {"Brine"}, {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabulary)

BOOST_AUTO_TEST_CASE(concepts_are_found_by_all_their_names) {
  Vocabulary vocabulary;
  BOOST_TEST(vocabulary.add(salt()).empty());
  for (const char* key : {"seasalt", "meersalz", "brine"})
    BOOST_TEST(vocabulary.find(key) == &vocabulary.concepts()[0]);
  BOOST_TEST(vocabulary.find("Sea salt") == nullptr);
}

BOOST_AUTO_TEST_CASE(the_first_claim_to_a_name_holds) {
  Vocabulary vocabulary;
  vocabulary.add(salt());
  const std::vector<std::string> taken =
      vocabulary.add({"pickle", {{"en", "Pickle"}}, {"brine"}, {}});
  BOOST_TEST(taken == std::vector<std::string>{"brine"}, boost::test_tools::per_element());
  BOOST_TEST(vocabulary.find("brine")->id == "sea-salt");
}

BOOST_AUTO_TEST_CASE(labels_fall_back_to_the_primary_language_and_english) {
  BOOST_TEST(label_in(salt(), "pt-BR") == "Sal marinho");
  BOOST_TEST(label_in(salt(), "fr") == "Sea salt");
  BOOST_TEST(label_in({"x", {{"de", "Watt"}, {"nl", "Wad"}}, {}, {}}, "en") == "Watt");
}

BOOST_AUTO_TEST_CASE(a_tag_is_called_what_it_says) {
  BOOST_TEST(name_in(salt(), "brine", "en") == "Brine");
  BOOST_TEST(name_in(salt(), "meersalz", "en") == "Meersalz");
  BOOST_TEST(name_in(salt(), "seasalt", "de") == "Sea salt");
  BOOST_TEST(name_in({"x-y", {{"en", "Ex"}}, {}, {}}, "xy", "en") == "Ex");
}

BOOST_AUTO_TEST_SUITE_END()
