#include "catalog/tag_labels.h"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"

using namespace offprint;
using namespace offprint::test;

namespace {

struct Spelled {
  std::string spelling;
  TagBasis basis = TagBasis::list;
  std::uint32_t count = 1;
};

// An article that carries one tag, and what it says of it.
EncodedArticle tagged(std::string origin, std::string key, const std::vector<Spelled>& rows,
                      bool is_draft = false) {
  Article made = article(std::move(origin));
  made.draft = is_draft;
  made.tags.push_back({key, rows.front().spelling, {3, 5}});
  Evidence found = evidence(made);
  found.tags.clear();
  for (const Spelled& row : rows) found.tags.push_back({key, row.spelling, row.count, row.basis});
  return encode(made, std::move(found));
}

struct Decided {
  Decided() : catalog("") { rules.publication = publication(); }

  void add(const std::string& key, const std::vector<Spelled>& rows, bool is_draft = false) {
    catalog.add(tagged("a" + std::to_string(count++) + ".md", key, rows, is_draft));
  }
  Diagnostics run() {
    rules.reports_tags = true;
    return catalog.decide(rules, ledger);
  }
  Record record(std::uint32_t row) const { return resolve(catalog.load(row), rules.publication); }

  Catalog catalog;
  DecideRules rules;
  Ledger ledger;
  int count = 0;
};

// The label of a tag after each row was said by an article of its own.
std::string label(const std::string& key, const std::vector<Spelled>& rows) {
  Decided decided;
  for (const Spelled& row : rows) decided.add(key, {row});
  decided.run();
  return decided.catalog.tag_report().tags.at(0).label;
}

std::vector<Spelled> many(const std::string& spelling, int count, TagBasis basis = TagBasis::list) {
  return std::vector<Spelled>(static_cast<std::size_t>(count), {spelling, basis, 1});
}

std::vector<Spelled> operator+(std::vector<Spelled> a, const std::vector<Spelled>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

constexpr TagBasis guess = TagBasis::guess, text = TagBasis::text;

}  // namespace

BOOST_AUTO_TEST_SUITE(tag_labels)

BOOST_AUTO_TEST_CASE(texts_and_lists_tell_where_words_part) {
  BOOST_TEST(label("fieldnotes", {{"field notes"}, {"field-notes"}, {"field-notes"}}) ==
             "Field-notes");
  BOOST_TEST(label("wellbeing", {{"well-being", text, 3}, {"wellbeing", text, 4}}) == "Wellbeing");
  BOOST_TEST(label("opensource", many("open source", 5) + many("open-source", 4, text)) ==
             "Open source");
  BOOST_TEST(label("womenshealth", many("womens health", 5) + many("women’s health", 1, text)) ==
             "Women’s health");
}

BOOST_AUTO_TEST_CASE(hashtags_give_way_to_words) {
  BOOST_TEST(label("mentalhealth", many("mentalhealth", 3) + many("mental health", 1)) ==
             "Mental health");
  BOOST_TEST(label("wellbeing", many("wellbeing", 9) + many("well being", 1)) == "Wellbeing");
}

BOOST_AUTO_TEST_CASE(the_surest_guess_wins_where_nobody_writes_the_words) {
  BOOST_TEST(
      label("seasafety", {{"seasafety"}, {"sea safety", guess, 80}, {"seas afety", guess, 71}}) ==
      "Sea safety");
  BOOST_TEST(label("seasafety", many("sea-safety", 1) + many("seas afety", 9, guess)) ==
             "Sea-safety");
  BOOST_TEST(label("MentalHealth", {{"MentalHealth"}, {"mental health", guess, 95}}) ==
             "Mental health");
}

BOOST_AUTO_TEST_CASE(where_nobody_is_sure_the_tag_stays_whole_and_says_so) {
  Decided decided;
  decided.add("saltpans", {{"saltpans"}, {"salt pans", guess, 45}});
  decided.add("saltpans", {{"saltpans"}, {"salt pans", guess, 40}});
  decided.add("gullible", {{"gullible"}, {"gull ible", guess, 21}});
  const std::vector<std::string> expected = {
      "a0.md:3:5: info: the tag `Saltpans` may be `Salt pans`, which is 45 % sure; it stays as it "
      "is; write it with blanks where they belong, or name it in a vocabulary [tag-unclear]"};
  BOOST_TEST(texts(decided.run()) == expected, boost::test_tools::per_element());
  BOOST_TEST(decided.record(0).tags.at(0).label == "Saltpans");
}

BOOST_AUTO_TEST_CASE(texts_tell_capitals_then_guesses_then_lists) {
  BOOST_TEST(label("fieldnotes", many("Field Notes", 9) + many("field notes", 1, text)) ==
             "Field notes");
  BOOST_TEST(label("demoday", many("demo day", 9) + many("Demo Day", 2, text)) == "Demo Day");
  BOOST_TEST(label("fieldnotes",
                   many("Field Notes", 9) + std::vector<Spelled>{{"Field notes", guess, 45}}) ==
             "Field notes");
  BOOST_TEST(label("newyork", many("new york", 9) +
                                  std::vector<Spelled>{{"New York", guess, 95}}) == "New York");
  BOOST_TEST(label("css", {{"css"}, {"css"}, {"CSS"}, {"CSS", guess, 80}}) == "CSS");
  BOOST_TEST(label("salt", many("salt", 9) + std::vector<Spelled>{{"SALT"}, {"SALT", guess, 80}}) ==
             "Salt");
  BOOST_TEST(label("machinelearning", {{"Machine Learning", text, 2},
                                       {"machine learning", text, 2}}) == "Machine learning");
}

BOOST_AUTO_TEST_CASE(labels_are_presentable) {
  BOOST_TEST(presentable_label("mental_health") == "Mental health");
  BOOST_TEST(presentable_label("mental health") == "Mental health");
  BOOST_TEST(presentable_label("Field-Notes") == "Field-Notes");
  BOOST_TEST(presentable_label("CSS") == "CSS");
  BOOST_TEST(presentable_label("iOS") == "iOS");
  BOOST_TEST(presentable_label("JavaScript") == "JavaScript");
  BOOST_TEST(presentable_label("écriture") == "Écriture");
  BOOST_TEST(presentable_label("istanbul", "tr") == "İstanbul");
  BOOST_TEST(presentable_label("---") == "---");
}

BOOST_AUTO_TEST_CASE(the_vocabulary_comes_before_spellings_and_after_the_ledger) {
  Vocabulary vocabulary;
  vocabulary.add({"mental-health", {{"en", "Mental health"}, {"de", "Mentalhealth"}}});
  const auto called = [&](std::string_view language, Ledger ledger) {
    Decided decided;
    decided.rules.vocabulary = &vocabulary;
    decided.rules.publication.language = language;
    decided.ledger = std::move(ledger);
    decided.add("mentalhealth", {{"Mental-Health"}});
    decided.run();
    return decided.record(0).tags.at(0).label;
  };
  BOOST_TEST(called("en", {}) == "Mental health");
  BOOST_TEST(called("de", {}) == "Mentalhealth");
  Ledger ledger;
  ledger.put_tag("mentalhealth", "Mental Health");
  BOOST_TEST(called("en", ledger) == "Mental Health");
}

BOOST_AUTO_TEST_CASE(a_published_label_stays_and_the_report_proposes_another) {
  Decided decided;
  decided.ledger.put_tag("mentalhealth", "Mental Health");
  decided.add("mentalhealth", {{"mental health", text, 5}});
  decided.run();
  const ReportedTag& tag = decided.catalog.tag_report().tags.at(0);
  BOOST_TEST(tag.label == "Mental Health");
  BOOST_TEST(tag.proposed == "Mental health");
  BOOST_TEST((tag.source == LabelSource::ledger));
  BOOST_TEST(decided.ledger.tag_label("mentalhealth").value() == "Mental Health");
}

BOOST_AUTO_TEST_CASE(labels_of_exported_articles_come_into_the_ledger) {
  Decided decided;
  decided.add("saltworks", {{"salt-works"}});
  decided.add("saltworks", {{"Salt Works", text, 9}}, true);
  decided.add("secretplans", {{"secret plans"}}, true);
  decided.run();
  BOOST_TEST(decided.ledger.tag_label("saltworks").value() == "Salt-works");
  BOOST_TEST(!decided.ledger.tag_label("secretplans").has_value());
  BOOST_TEST(decided.record(2).tags.at(0).label == "Secret plans");
}

BOOST_AUTO_TEST_CASE(names_of_a_concept_that_merges_are_one_tag) {
  Vocabulary vocabulary;
  Concept ptsd{"ptsd", {{"en", "PTSD"}}};
  ptsd.alternatives = {{"Post-traumatic stress"}};
  vocabulary.add(ptsd);
  Concept rest{"rest", {{"en", "Rest"}}};
  rest.alternatives = {{"Sleep"}};
  rest.merges = false;
  vocabulary.add(rest);
  Article both = article("a.md");
  tag(both, "ptsd");
  tag(both, "Post-traumatic stress");
  tag(both, "Sleep");
  tag(both, "Rest");
  both.tags[1].position = {4, 2};
  Catalog catalog("");
  catalog.add(encode(both, evidence(both)));
  DecideRules rules;
  rules.publication = publication();
  rules.vocabulary = &vocabulary;
  rules.reports_tags = true;
  Ledger ledger;
  const std::vector<std::string> expected = {
      "a.md:4:2: info: the tags `posttraumaticstress` and `ptsd` are one, `PTSD`: both are names "
      "of "
      "`ptsd` in the vocabulary [tag-merged]"};
  BOOST_TEST(texts(catalog.decide(rules, ledger)) == expected, boost::test_tools::per_element());
  const Record record = resolve(catalog.load(0), rules.publication);
  BOOST_REQUIRE(record.tags.size() == 3u);
  BOOST_TEST(record.tags[0].label == "PTSD");
  BOOST_TEST(record.tags[0].slug == "ptsd");
  const std::vector<std::string> raw = {"ptsd", "Post-traumatic stress"};
  BOOST_TEST(record.tags[0].raw == raw, boost::test_tools::per_element());
  BOOST_TEST(record.tags[1].label == "Sleep");
  BOOST_TEST(record.tags[2].label == "Rest");
  const TagReport& report = catalog.tag_report();
  BOOST_REQUIRE(report.merged.size() == 1u);
  BOOST_TEST(report.merged[0].into == "ptsd");
}

BOOST_AUTO_TEST_CASE(tags_on_the_stop_list_leave_and_are_reported) {
  Decided decided;
  decided.rules.stop_tags = {"featured"};
  decided.add("featured", {{"Featured"}});
  decided.add("featured", {{"featured"}});
  const std::vector<std::string> expected = {
      "a0.md:3:5: info: the tag `featured` is on the stop list and leaves every article "
      "[tag-stopped]"};
  BOOST_TEST(texts(decided.run()) == expected, boost::test_tools::per_element());
  const Record record = decided.record(0);
  BOOST_TEST(record.tags.empty());
  BOOST_TEST(record.provenance.back().rule == "`Featured` is left out: it is on the stop list");
  BOOST_TEST(decided.catalog.tag_report().tags.at(0).is_stopped);
  BOOST_TEST(!decided.ledger.tag_label("featured").has_value());
}

BOOST_AUTO_TEST_CASE(slugs_are_unique_over_labels_and_stay_when_others_come) {
  Decided decided;
  decided.ledger.put_tag("c++", "C++");
  decided.add("c", {{"C"}});
  decided.add("c++", {{"C++"}});
  decided.add("+++", {{"+++"}});
  decided.run();
  BOOST_TEST(decided.record(0).tags.at(0).slug == "c-2");
  BOOST_TEST(decided.record(1).tags.at(0).slug == "c");
  BOOST_TEST(decided.record(2).tags.at(0).slug == "tag");
}

BOOST_AUTO_TEST_CASE(the_report_counts_articles_and_spellings) {
  Decided decided;
  decided.add("sea", {{"Sea"}});
  decided.add("salt", {{"salt"}, {"salt", text, 3}});
  decided.add("salt", {{"salt"}});
  decided.add("salt", {{"Salt"}}, true);
  decided.run();
  const std::vector<ReportedTag>& tags = decided.catalog.tag_report().tags;
  BOOST_REQUIRE(tags.size() == 2u);
  BOOST_TEST(tags[0].key == "salt");
  BOOST_TEST(tags[0].articles == 2u);
  BOOST_TEST(tags[0].language == "en");
  BOOST_REQUIRE(tags[0].spellings.size() == 2u);
  BOOST_TEST(tags[0].spellings[0].count == 3u);
}

BOOST_AUTO_TEST_CASE(labels_are_the_same_for_any_order_of_evidence) {
  BOOST_TEST(rc::check("any order of evidence", [] {
    const std::vector<std::string> forms = {"sea salt", "Sea Salt", "sea-salt", "seasalt",
                                            "SeaSalt",  "SEA SALT", "Sea salt"};
    const auto rows = *rc::gen::container<std::vector<std::tuple<std::size_t, int, std::uint32_t>>>(
        rc::gen::tuple(rc::gen::inRange<std::size_t>(0, forms.size()), rc::gen::inRange(0, 3),
                       rc::gen::inRange<std::uint32_t>(1, 100)));
    std::vector<EncodedArticle> articles;
    for (const auto& [form, basis, count] : rows)
      articles.push_back(tagged("a" + std::to_string(articles.size()) + ".md", "seasalt",
                                {{forms[form], static_cast<TagBasis>(basis), count}}));
    const auto decide = [&] {
      Catalog catalog("");
      for (const EncodedArticle& one : articles) catalog.add(one);
      DecideRules rules;
      rules.publication = publication();
      rules.reports_tags = true;
      Ledger ledger;
      catalog.decide(rules, ledger);
      std::string text = ledger.to_text();
      for (const ReportedTag& tag : catalog.tag_report().tags) text += tag.key + tag.label;
      return text;
    };
    const std::string before = decide();
    std::reverse(articles.begin(), articles.end());
    RC_ASSERT(decide() == before);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
