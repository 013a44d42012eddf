#include "normalize/vocabulary_file.h"

#include <fmt/format.h>

#include <boost/test/unit_test.hpp>

#include "base/file_system.h"
#include "model/tag.h"
#include "normalize/builtin_vocabularies.h"
#include "normalize/concept_hierarchy.h"
#include "normalize/fixture.h"
#include "syntax/json.h"

using namespace offprint;

namespace {

std::string problems(std::string_view yaml) {
  Diagnostics diagnostics;
  read_vocabulary(yaml, "words.yaml", diagnostics);
  std::string text;
  for (Diagnostic& diagnostic : diagnostics) {
    diagnostic.hint.clear();
    text += to_text(diagnostic) + "\n";
  }
  return text;
}

std::string first_hint(std::string_view yaml) {
  Diagnostics diagnostics;
  read_vocabulary(yaml, "words.yaml", diagnostics);
  return diagnostics.empty() ? "" : diagnostics.front().hint;
}

// One line of a report.
std::string invalid(std::string_view place, std::string_view message) {
  return "words.yaml:" + std::string(place) + ": warning: " + std::string(message) +
         " [vocabulary-invalid]\n";
}

// What is wrong with a concept that says this, too, from column 29 of line 2 on.
std::string problems_with(std::string_view more) {
  return problems("concepts:\n  - {id: a, labels: {en: A}, " + std::string(more) + "}\n");
}

// A file with all that a concept can have.
constexpr std::string_view full = R"(concepts:
  - id: work
    labels: {en: Work}
    advisories: []
  - id: salt-work
    labels: {en: Salt  work, DE: Salzarbeit}
    alternatives: {en: [Panning, Salt-making], de: Sieden}
    broader: work
    notes: Not for mines.
    advisories: [Burns]
    codes: {medtop: 20000649, BISAC: [his000000, HIS054000], "http://tide.example/s": 7}
)";

}  // namespace

BOOST_AUTO_TEST_SUITE(vocabulary_files)

BOOST_AUTO_TEST_CASE(concepts_are_read_with_all_they_have) {
  Diagnostics diagnostics;
  const Vocabulary vocabulary = read_vocabulary(full, "words.yaml", diagnostics, "words");
  BOOST_TEST(diagnostics.empty());
  const Concept expected{
      .id = "salt-work",
      .labels = {{"de", "Salzarbeit"}, {"en", "Salt work"}},
      .alternatives = {{"Panning", "en"}, {"Salt-making", "en"}, {"Sieden", "de"}},
      .broader = {"work"},
      .notes = {{"Not for mines."}},
      .codes = {{"MEDTOP", "20000649"},
                {"BISAC", "HIS000000"},
                {"BISAC", "HIS054000"},
                {"http://tide.example/s", "7"}},
      .advisories = {"burns"},
      .states_advisories = true,
      .vocabulary = "words"};
  BOOST_REQUIRE(vocabulary.find("panning") != nullptr);
  BOOST_TEST((*vocabulary.find("panning") == expected));
  BOOST_TEST(vocabulary.find("work")->states_advisories);
}

BOOST_AUTO_TEST_CASE(the_schema_knows_what_the_reader_knows) {
  const std::string schema =
      real_file_system().read(std::string(OFFPRINT_SOURCE_DIR) + "/schemas/vocabulary.schema.json");
  for (const SyntaxProblem& problem : validate(parse_yaml(full).value, schema))
    BOOST_ERROR(problem.message);
  for (const std::string_view wrong :
       {"concepts: 5", "concepts: [{labels: {en: A}}]", "concepts: [{id: a}]",
        "concepts: [{id: A b, labels: {en: A}}]", "concepts: [{id: a, labels: A}]",
        "concepts: [{id: a, labels: {en: A}, label: x}]", "words: []",
        "concepts: [{id: a, labels: {en: A}, codes: [1]}]",
        "concepts: [{id: a, labels: {en: A}, advisories: {en: x}}]"}) {
    BOOST_TEST(!validate(parse_yaml(wrong).value, schema).empty(), wrong);
    BOOST_TEST(!problems(wrong).empty(), wrong);
  }
}

BOOST_AUTO_TEST_CASE(what_cannot_be_used_is_reported_with_its_place) {
  BOOST_TEST(problems("concepts: 5") == invalid("1:11", "there is no list of `concepts`"));
  BOOST_TEST(problems("concepts:\n  - {labels: {en: A}}\n") ==
             invalid("2:5", "a concept needs an `id`"));
  BOOST_TEST(problems("concepts:\n  - {id: A b, labels: {en: A}}\n") ==
             invalid("2:10", "a concept needs an `id`"));
  BOOST_TEST(problems("concepts:\n  - {id: a}\n") ==
             invalid("2:5", "the concept `a` has no label"));
  BOOST_TEST(problems("concepts:\n  - {id: a, labels: {english: A, en: B}}\n") ==
             invalid("2:22", "`english` is no language"));
  BOOST_TEST(problems("concepts: [").find("the vocabulary cannot be read: ") != std::string::npos);
  BOOST_TEST(problems("title: Sea\nconcepts: []\n") ==
             invalid("1:1", "a vocabulary has no `title`"));
  BOOST_TEST(problems_with("label: x") == invalid("2:30", "a concept has no `label`"));
  BOOST_TEST(problems_with("advisories: {en: x}") ==
             invalid("2:42", "`advisories` should be a list of texts"));
  BOOST_TEST(problems_with("alternatives: {xyz: B}") == invalid("2:45", "`xyz` is no language"));
}

BOOST_AUTO_TEST_CASE(codes_that_their_scheme_does_not_have_are_reported) {
  BOOST_TEST(problems_with("codes: {MEDTOP: 649}") ==
             invalid("2:46", "`649` is no term of MEDTOP"));
  BOOST_TEST(problems_with("codes: {Thema: [VFJ, Love]}") == "");
  BOOST_TEST(problems_with("codes: {Thema: [VFJ, Love life]}") ==
             invalid("2:51", "`Love life` is no term of Thema"));
  BOOST_TEST(problems_with("codes: {Tides: 1}") ==
             invalid("2:38", "`Tides` is no known scheme of subjects"));
  BOOST_TEST(problems_with("codes: [1]") ==
             invalid("2:37", "`codes` should be a map from schemes to terms"));
}

BOOST_AUTO_TEST_CASE(broader_concepts_are_of_the_file_and_make_no_circle) {
  BOOST_TEST(problems_with("broader: [b]") == invalid("2:40", "there is no concept `b`"));
  BOOST_TEST(problems("concepts:\n  - {id: a, labels: {en: A}, broader: b}\n"
                      "  - {id: b, labels: {en: B}, broader: [c, a]}\n"
                      "  - {id: c, labels: {en: C}}\n") ==
             invalid("3:43", "`a` cannot be broader than `b`: it is narrower, too"));
  BOOST_TEST(problems_with("broader: a") ==
             invalid("2:39", "`a` cannot be broader than `a`: it is narrower, too"));
}

BOOST_AUTO_TEST_CASE(the_first_to_claim_a_name_keeps_it) {
  BOOST_TEST(problems("concepts:\n  - {id: a, labels: {en: Salt}}\n"
                      "  - {id: b, labels: {en: Sea}, alternatives: [SALT]}\n"
                      "  - {id: a, labels: {en: Sand}}\n") ==
             invalid("4:10", "there is a concept `a` already") +
                 invalid("3:5", "`SALT` of the concept `b` names another already"));
}

BOOST_AUTO_TEST_CASE(hints_tell_what_would_be_right) {
  BOOST_TEST(first_hint("concepts: [{id: a, labels: {en: A}, label: x}]") ==
             "it has id, labels, alternatives, broader, notes, advisories, codes");
  BOOST_TEST(first_hint("concepts: [{id: a, labels: {en: A}, codes: {MEDTOP: 7}}]") ==
             "its terms are eight digits, such as 20000649");
  BOOST_TEST(first_hint("concepts: [{id: a, labels: {en: A}}, {id: b, labels: {en: A}}]") ==
             "the concept `a` has it");
}

BOOST_AUTO_TEST_CASE(long_chains_of_concepts_are_read) {
  std::string yaml = "concepts:\n";
  for (int i = 0; i < 20'000; ++i)
    yaml += fmt::format("  - {{id: c{0}, labels: {{en: C {0}}}, broader: c{1}}}\n", i, i + 1);
  yaml += "  - {id: c20000, labels: {en: Last}}\n";
  BOOST_TEST(problems(yaml) == "");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(builtin_vocabularies)

BOOST_AUTO_TEST_CASE(the_starter_vocabulary_has_no_problems) {
  const Vocabulary& vocabulary = starter_vocabulary();
  BOOST_TEST(vocabulary.concepts().size() > 150u);
  Vocabulary again;
  for (const Concept& item : vocabulary.concepts()) {
    BOOST_TEST(item.labels.contains("en"), item.id);
    BOOST_TEST(again.add(item).empty(), item.id);
    BOOST_TEST(!item.merges);
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

BOOST_AUTO_TEST_CASE(the_media_topics_have_labels_codes_and_a_hierarchy) {
  const Vocabulary& topics = media_topics();
  BOOST_TEST(topics.concepts().size() > 1000u);
  std::vector<Concept> concepts = topics.concepts();
  BOOST_TEST(settle_hierarchy(concepts).empty());
  const Concept* topic = topics.find("artsandentertainment");
  BOOST_REQUIRE(topic != nullptr);
  BOOST_TEST(qualified_id(*topic) == "iptc-media-topics:20000002");
  BOOST_TEST(label_in(*topic, "en-GB") == "Arts and entertainment");
  BOOST_TEST(topic->broader.at(0) == "01000000");
  BOOST_TEST((topic->codes.at(0) == SubjectCode{"MEDTOP", "20000002"}));
  BOOST_TEST(label_in(*topics.find("esports"), "en") == "eSports");
  BOOST_TEST(find_builtin_vocabulary("iptc-media-topics") == &topics);
  BOOST_TEST(find_builtin_vocabulary("topics") == nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
