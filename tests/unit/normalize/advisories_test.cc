#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "fixture.h"
#include "normalize/advisory_rules.h"
#include "normalize/builtin_vocabularies.h"

namespace offprint {
namespace {

using test::normalized;
using test::reason;
using test::Source;

// "id: label" of each.
std::vector<std::string> told(const Article& article) {
  std::vector<std::string> list;
  for (const Advisory& advisory : article.advisories)
    list.push_back(advisory.id + ": " + advisory.label);
  return list;
}

std::vector<std::string> list(std::initializer_list<const char*> texts) {
  return {texts.begin(), texts.end()};
}

AdvisoryRule storms() {
  AdvisoryRule rule;
  rule.id = "storms";
  rule.labels = {{"en", "Storms at sea"}, {"de", "Stürme auf See"}};
  rule.patterns = {R"(\bstorms?\b)", R"(\bgale\b)"};
  rule.least = 2;
  rule.help = {{"en", "The coast guard answers day and night."}};
  rule.help_url = "https://coast.example/help";
  return rule;
}

Rules with(const AdvisoryRules& advisories) {
  Rules rules;
  rules.advisories = &advisories;
  rules.vocabulary = &starter_vocabulary();
  return rules;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(advisories)

BOOST_AUTO_TEST_CASE(tags_bring_the_advisories_of_their_concepts) {
  Rules rules;
  rules.vocabulary = &starter_vocabulary();
  const Article article =
      normalized(Source().with(FieldName::tags, "[Sea, PTSD, sexual-intimacy, Trauma]"), rules);
  BOOST_TEST(told(article) == list({"trauma: Trauma", "sexual health: Sexual health"}),
             boost::test_tools::per_element());
  BOOST_TEST(reason(article, "advisories") == "tag `PTSD`, vocabulary, 80 %");
}

BOOST_AUTO_TEST_CASE(labels_are_in_the_language_of_the_article) {
  Rules rules;
  rules.vocabulary = &starter_vocabulary();
  const auto in = [&](const char* language) {
    return normalized(
        Source().with(FieldName::tags, "[PTSD, Suicide]").with(FieldName::language, language),
        rules);
  };
  BOOST_TEST(told(in("fr-CA")) == list({"trauma: Traumatisme", "suicide: Suicide"}),
             boost::test_tools::per_element());
  BOOST_TEST(told(in("ja")) == list({"trauma: トラウマ", "suicide: 自殺"}),
             boost::test_tools::per_element());
  BOOST_TEST(told(in("is")) == list({"trauma: Trauma", "suicide: Suicide"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(every_advisory_of_the_starter_vocabulary_has_a_label) {
  const AdvisoryRules known;
  for (const Concept& item : starter_vocabulary().concepts())
    for (const std::string& id : item.advisories)
      BOOST_TEST(known.advisory(id, "ru").label != known.advisory(id, "en").label, id);
}

BOOST_AUTO_TEST_CASE(stated_advisories_win) {
  Rules rules;
  rules.vocabulary = &starter_vocabulary();
  const Article article = normalized(
      Source().with(FieldName::tags, "[PTSD]").with(FieldName::advisories, "[Strong Language]"),
      rules);
  BOOST_TEST(told(article) == list({"strong language: Strong Language"}),
             boost::test_tools::per_element());
  BOOST_TEST(reason(article, "advisories") == "front-matter key `advisories`, 100 %");
}

BOOST_AUTO_TEST_CASE(a_stated_label_in_any_language_is_known) {
  const Article article =
      normalized(Source()
                     .with(FieldName::language, "de")
                     .with(FieldName::advisories, "[suicide, Selbstverletzung, SUIZID]"));
  BOOST_TEST(told(article) == list({"suicide: Suizid", "self-harm: Selbstverletzung"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(whoever_states_none_means_it) {
  Rules rules;
  rules.vocabulary = &starter_vocabulary();
  for (const char* none : {"[]", "none", "false"}) {
    const Article article = normalized(
        Source().with(FieldName::tags, "[PTSD]").with(FieldName::advisories, none), rules);
    BOOST_TEST(article.advisories.empty(), none);
    BOOST_TEST(reason(article, "advisories") == "front-matter key `advisories`, none, 100 %");
  }
}

BOOST_AUTO_TEST_CASE(without_a_vocabulary_nothing_is_concluded) {
  BOOST_TEST(normalized(Source().with(FieldName::tags, "[PTSD]")).advisories.empty());
}

BOOST_AUTO_TEST_CASE(patterns_of_the_publisher_bring_their_advisory_and_its_help) {
  const AdvisoryRules rules({storms()});
  const Article article =
      normalized(Source()
                     .with(FieldName::language, "en")
                     .body("The boat was old.\n\nA Storm came, and after the *storm* a gale."),
                 with(rules));
  BOOST_REQUIRE(article.advisories.size() == 1);
  const Advisory expected{"storms", "Storms at sea", "The coast guard answers day and night.",
                          "https://coast.example/help"};
  BOOST_CHECK(article.advisories.front() == expected);
  BOOST_TEST(reason(article, "advisories") ==
             "the publication's rule `storms`, found 3 times, 80 %");
  BOOST_TEST(article.provenance.back().position.line != 1);
}

BOOST_AUTO_TEST_CASE(too_few_matches_bring_nothing) {
  const AdvisoryRules rules({storms()});
  const Source source = Source().body("One storm, brainstorms and thunderstorms.");
  BOOST_TEST(normalized(source, with(rules)).advisories.empty());
}

BOOST_AUTO_TEST_CASE(the_publishers_words_replace_those_that_are_known) {
  AdvisoryRule rule;
  rule.id = "suicide";
  rule.labels = {{"en", "Thoughts of suicide"}};
  const AdvisoryRules rules({rule});
  const Article article = normalized(Source().with(FieldName::tags, "[Suicide]"), with(rules));
  BOOST_TEST(told(article) == list({"suicide: Thoughts of suicide"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_no_regular_expression_is_refused) {
  AdvisoryRule rule = storms();
  rule.patterns = {"(storm"};
  BOOST_CHECK_THROW(AdvisoryRules({rule}), Error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace offprint
