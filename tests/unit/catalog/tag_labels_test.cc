#include "catalog/tag_labels.h"

#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"

using namespace offprint;
using namespace offprint::test;

namespace {

// The tag of the first article, after each spelling was used in an article of its own.
Tag decided(const std::vector<std::string>& spellings, Ledger ledger = {}) {
  std::vector<Article> articles;
  for (const std::string& spelling : spellings) {
    articles.push_back(article("a" + std::to_string(articles.size()) + ".md"));
    tag(articles.back(), spelling);
  }
  return Build(std::move(articles), std::move(ledger)).record("a0.md").tags.at(0);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(tag_labels)

BOOST_AUTO_TEST_CASE(the_most_frequent_spelling_wins) {
  const Tag tag = decided({"field notes", "Field-Notes", "Field-Notes"});
  BOOST_TEST(tag.label == "Field-Notes");
  BOOST_TEST(tag.slug == "field-notes");
  BOOST_TEST(tag.raw == std::vector<std::string>{"field notes"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(of_equals_blanks_win_then_capitals_inside_then_byte_order) {
  BOOST_TEST(decided({"mental-health", "mental health", "MentalHealth"}).label == "Mental health");
  BOOST_TEST(decided({"css", "CSS"}).label == "CSS");
  BOOST_TEST(decided({"zürich", "Zürich"}).label == "Zürich");
}

BOOST_AUTO_TEST_CASE(labels_are_presentable) {
  BOOST_TEST(presentable_label("mental-health") == "Mental health");
  BOOST_TEST(presentable_label("mental_health") == "Mental health");
  BOOST_TEST(presentable_label("mental health") == "Mental health");
  BOOST_TEST(presentable_label("Mental Health") == "Mental Health");
  BOOST_TEST(presentable_label("Field-Notes") == "Field-Notes");
  BOOST_TEST(presentable_label("CSS") == "CSS");
  BOOST_TEST(presentable_label("iOS") == "iOS");
  BOOST_TEST(presentable_label("JavaScript") == "JavaScript");
  BOOST_TEST(presentable_label("écriture") == "Écriture");
  BOOST_TEST(presentable_label("---") == "---");
}

BOOST_AUTO_TEST_CASE(hashtags_give_way_to_words) {
  BOOST_TEST(decided({"mentalhealth", "mentalhealth", "mentalhealth", "mental health"}).label ==
             "Mental health");
  BOOST_TEST(decided({"ptsd", "ptsd", "PTSD"}).label == "PTSD");
  std::vector<std::string> many(9, "wellbeing");
  many.push_back("well being");
  BOOST_TEST(decided(many).label == "Wellbeing");
}

BOOST_AUTO_TEST_CASE(the_vocabulary_comes_before_spellings_and_after_the_ledger) {
  Vocabulary vocabulary;
  vocabulary.add({.id = "mental-health",
                  .labels = {{"en", "Mental health"}, {"de", "Mentalhealth"}},
                  .merges = false});
  vocabulary.add({.id = "ptsd",
                  .labels = {{"en", "PTSD"}},
                  .alternatives = {{"Post-traumatic stress"}},
                  .merges = false});
  const auto label = [&](const std::string& spelling, std::string_view language, Ledger ledger) {
    Article one = article("a.md");
    tag(one, spelling);
    Catalog catalog("");
    catalog.add(encode(one, evidence(one)));
    Publication publication;
    publication.language = language;
    catalog.decide({publication, &vocabulary, {}}, ledger);
    return resolve(catalog.load(0), publication).tags.at(0).label;
  };
  BOOST_TEST(label("Mental-Health", "en", {}) == "Mental health");
  BOOST_TEST(label("mental health", "de", {}) == "Mentalhealth");
  BOOST_TEST(label("post-traumatic stress", "en", {}) == "Post-traumatic stress");
  Ledger ledger;
  ledger.put_tag("mentalhealth", "Mental Health");
  BOOST_TEST(label("mentalhealth", "en", ledger) == "Mental Health");
}

BOOST_AUTO_TEST_CASE(a_published_label_stays) {
  Ledger ledger;
  ledger.put_tag("mentalhealth", "Mental Health");
  BOOST_TEST(decided({"mental-health", "mental-health"}, ledger).label == "Mental Health");
}

BOOST_AUTO_TEST_CASE(labels_of_exported_articles_come_into_the_ledger) {
  Article exported = article("a.md");
  tag(exported, "salt-works");
  Article draft = article("b.md");
  draft.draft = true;
  tag(draft, "Salt Works");
  tag(draft, "secret plans");
  Build build({exported, draft});
  BOOST_TEST(build.ledger().tag_label("saltworks").value() == "Salt works");
  BOOST_TEST(!build.ledger().tag_label("secretplans").has_value());
  BOOST_TEST(build.record("b.md").tags.at(1).label == "Secret plans");
}

BOOST_AUTO_TEST_CASE(slugs_are_unique_over_keys) {
  Article salt = article("a.md");
  tag(salt, "C");
  tag(salt, "C++");
  tag(salt, "+++");
  const std::vector<Tag> tags = Build({salt}).record("a.md").tags;
  BOOST_TEST(tags.at(0).slug == "c");
  BOOST_TEST(tags.at(1).slug == "c-2");
  BOOST_TEST(tags.at(2).slug == "tag");
  BOOST_TEST(tags.at(1).label == "C++");
}

BOOST_AUTO_TEST_CASE(slugs_of_published_tags_stay_when_others_come) {
  Article first = article("a.md");
  tag(first, "C++");
  Build before({first});
  BOOST_TEST(before.record("a.md").tags.at(0).slug == "c");
  tag(first, "C");
  Build after({first}, before.ledger());
  BOOST_TEST(after.record("a.md").tags.at(0).slug == "c");
  BOOST_TEST(after.record("a.md").tags.at(1).slug == "c-2");
}

BOOST_AUTO_TEST_SUITE_END()
