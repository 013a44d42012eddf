#include "model/vocabulary.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

Concept salt() {
  return {.id = "sea-salt",
          .labels = {{"de", "Meersalz"}, {"en", "Sea salt"}, {"pt", "Sal marinho"}},
          .alternatives = {{"Brine"}, {"Sole", "de"}},
          .vocabulary = "shore"};
}

Concept loose_salt() {
  Concept item = salt();
  item.merges = false;
  return item;
}

Concept coded(std::string id, std::map<std::string, std::string> labels, std::string term) {
  return {.id = std::move(id),
          .labels = std::move(labels),
          .codes = {{"MEDTOP", std::move(term)}},
          .vocabulary = "topics"};
}

std::string codes(const Vocabulary& vocabulary, std::string_view key) {
  std::string text;
  for (const SubjectCode& code : vocabulary.codes(key)) text += code.authority + ' ' + code.term;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabulary)

BOOST_AUTO_TEST_CASE(concepts_are_found_by_all_their_names) {
  Vocabulary vocabulary;
  BOOST_TEST(vocabulary.add(salt()).empty());
  for (const char* key : {"seasalt", "meersalz", "brine", "sole"})
    BOOST_TEST(vocabulary.find(key) == &vocabulary.concepts()[0]);
  BOOST_TEST(vocabulary.find("Sea salt") == nullptr);
  BOOST_TEST(qualified_id(*vocabulary.find("brine")) == "shore:sea-salt");
}

BOOST_AUTO_TEST_CASE(the_first_claim_to_a_name_holds) {
  Vocabulary vocabulary;
  vocabulary.add(salt());
  const std::vector<std::string> taken =
      vocabulary.add({.id = "pickle", .labels = {{"en", "Pickle"}}, .alternatives = {{"brine"}}});
  BOOST_TEST(taken == std::vector<std::string>{"brine"}, boost::test_tools::per_element());
  BOOST_TEST(vocabulary.find("brine")->id == "sea-salt");
}

BOOST_AUTO_TEST_CASE(of_several_vocabularies_the_first_counts) {
  Vocabulary own, topics;
  own.add(salt());
  topics.add(coded("pickle", {{"en", "Brine"}}, "20000001"));
  topics.add(coded("tide", {{"en", "Tide"}}, "20000002"));
  own.append(topics);
  BOOST_TEST(own.find("brine")->id == "sea-salt");
  BOOST_TEST(own.find("tide")->id == "tide");
  BOOST_TEST(own.concepts().size() == 3u);
}

BOOST_AUTO_TEST_CASE(what_the_first_leaves_open_the_next_may_say) {
  Vocabulary vocabulary;
  vocabulary.add(salt());
  vocabulary.add(coded("x1", {{"en", "Sea-salt"}}, "20000001"));
  for (const char* key : {"seasalt", "meersalz", "brine"})
    BOOST_TEST(codes(vocabulary, key) == "MEDTOP 20000001");
  BOOST_TEST(codes(vocabulary, "tide") == "");
}

BOOST_AUTO_TEST_CASE(a_loose_name_has_no_part_in_what_others_know_of_the_concept) {
  Vocabulary vocabulary;
  vocabulary.add(loose_salt());
  vocabulary.add(coded("x1", {{"en", "Sea salt"}}, "20000001"));
  BOOST_TEST(codes(vocabulary, "meersalz") == "MEDTOP 20000001");
  BOOST_TEST(codes(vocabulary, "brine") == "");
}

BOOST_AUTO_TEST_CASE(words_of_other_languages_are_other_concepts) {
  Vocabulary vocabulary;
  vocabulary.add({.id = "poison", .labels = {{"de", "Gift"}, {"en", "Poison"}}});
  vocabulary.add(coded("present", {{"en", "Gift"}}, "20000003"));
  BOOST_TEST(codes(vocabulary, "poison") == "");
}

BOOST_AUTO_TEST_CASE(stated_advisories_count_even_when_there_are_none) {
  Concept silent = salt();
  Concept warned{.id = "salt", .labels = {{"en", "Sea salt"}}, .advisories = {"thirst"}};
  warned.states_advisories = true;
  Vocabulary vocabulary;
  vocabulary.add(silent);
  vocabulary.add(warned);
  BOOST_TEST(vocabulary.advisories("brine") == std::vector<std::string>{"thirst"},
             boost::test_tools::per_element());
  silent.states_advisories = true;
  Vocabulary other;
  other.add(silent);
  other.add(warned);
  BOOST_TEST(other.advisories("brine").empty());
}

BOOST_AUTO_TEST_CASE(labels_fall_back_to_the_primary_language_and_english) {
  BOOST_TEST(label_in(salt(), "pt-BR") == "Sal marinho");
  BOOST_TEST(label_in(salt(), "fr") == "Sea salt");
  BOOST_TEST(label_in({.id = "x", .labels = {{"de", "Watt"}, {"nl", "Wad"}}}, "en") == "Watt");
}

BOOST_AUTO_TEST_CASE(a_tag_of_a_loose_concept_is_called_what_it_says) {
  BOOST_TEST(name_in(loose_salt(), "brine", "en") == "Brine");
  BOOST_TEST(name_in(loose_salt(), "meersalz", "en") == "Meersalz");
  BOOST_TEST(name_in(loose_salt(), "seasalt", "de") == "Sea salt");
  BOOST_TEST(name_in({.id = "x-y", .labels = {{"en", "Ex"}}, .merges = false}, "xy", "en") == "Ex");
}

BOOST_AUTO_TEST_CASE(a_tag_of_a_concept_that_merges_is_called_by_its_label) {
  BOOST_TEST(name_in(salt(), "brine", "en") == "Sea salt");
  BOOST_TEST(name_in(salt(), "seasalt", "de") == "Meersalz");
}

BOOST_AUTO_TEST_SUITE_END()
