#include "normalize/vocabulary_file.h"

#include <boost/test/unit_test.hpp>

#include "model/tag.h"
#include "normalize/fixture.h"

using namespace offprint;

namespace {

std::string problems(std::string_view yaml) {
  Diagnostics diagnostics;
  read_vocabulary(yaml, "words.yaml", diagnostics);
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) text += to_text(diagnostic) + "\n";
  return text;
}

// One line of a report.
std::string invalid(std::string_view place, std::string_view message) {
  return "words.yaml:" + std::string(place) + ": warning: " + std::string(message) +
         " [vocabulary-invalid]\n";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabulary_files)

BOOST_AUTO_TEST_CASE(concepts_are_read_with_all_they_have) {
  Diagnostics diagnostics;
  const Vocabulary vocabulary = read_vocabulary(
      "concepts:\n"
      "  - id: salt-work\n"
      "    labels: {en: Salt  work, DE: Salzarbeit}\n"
      "    alternatives: [Panning]\n"
      "    advisories: [Burns]\n",
      "words.yaml", diagnostics);
  BOOST_TEST(diagnostics.empty());
  const Concept* item = vocabulary.find("panning");
  BOOST_REQUIRE(item != nullptr);
  BOOST_TEST(item->id == "salt-work");
  BOOST_TEST(item->labels.at("en") == "Salt work");
  BOOST_TEST(item->labels.at("de") == "Salzarbeit");
  BOOST_TEST(item->advisories == std::vector<std::string>{"burns"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_used_is_reported_with_its_place) {
  BOOST_TEST(problems("concepts: 5") == invalid("1:1", "there is no list of `concepts`"));
  BOOST_TEST(problems("concepts:\n  - {labels: {en: A}}\n") ==
             invalid("2:5", "a concept needs an `id` of lower-case letters, digits and hyphens"));
  BOOST_TEST(problems("concepts:\n  - {id: A b, labels: {en: A}}\n") ==
             invalid("2:10", "a concept needs an `id` of lower-case letters, digits and hyphens"));
  BOOST_TEST(problems("concepts:\n  - {id: a}\n") ==
             invalid("2:5", "the concept `a` has no label"));
  BOOST_TEST(problems("concepts:\n  - {id: a, labels: {english: A, en: B}}\n") ==
             invalid("2:22", "`english` is no language"));
  BOOST_TEST(problems("concepts:\n  - {id: a, labels: {en: A}, advisories: x}\n") ==
             invalid("2:42", "`advisories` should be a list of texts"));
  BOOST_TEST(problems("concepts:\n  - {id: a, labels: {en: A}, label: x}\n") ==
             invalid("2:30", "a concept has no `label`"));
  BOOST_TEST(problems("concepts: [").find("the vocabulary cannot be read: ") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_first_to_claim_a_name_keeps_it) {
  BOOST_TEST(problems("concepts:\n  - {id: a, labels: {en: Salt}}\n"
                      "  - {id: b, labels: {en: Sea}, alternatives: [SALT]}\n"
                      "  - {id: a, labels: {en: Sand}}\n") ==
             invalid("3:5", "`SALT` of the concept `b` names another already") +
                 invalid("4:10", "there is a concept `a` already"));
}

BOOST_AUTO_TEST_CASE(the_starter_vocabulary_has_no_problems) {
  const Vocabulary& vocabulary = starter_vocabulary();
  BOOST_TEST(vocabulary.concepts().size() > 150u);
  Vocabulary again;
  for (const Concept& item : vocabulary.concepts()) {
    BOOST_TEST(item.labels.contains("en"), item.id);
    BOOST_TEST(again.add(item).empty(), item.id);
    for (const std::string& advisory : item.advisories)
      BOOST_TEST(advisory.find("adult") == std::string::npos, item.id);
  }
}

BOOST_AUTO_TEST_CASE(the_starter_vocabulary_is_a_file_without_problems) {
  std::string text;
  for (const auto& [language, label] : starter_vocabulary().find("ptsd")->labels)
    text += language + "=" + label + " ";
  BOOST_TEST(text == "de=PTBS en=PTSD es=TEPT fr=TSPT ");
  BOOST_TEST(starter_vocabulary().find(tag_key("Post-traumatic stress disorder"))->id == "ptsd");
}

BOOST_AUTO_TEST_SUITE_END()
