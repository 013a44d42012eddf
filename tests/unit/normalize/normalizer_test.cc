#include "normalize/normalizer.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <set>

#include "normalize/fixture.h"

using namespace offprint;
using test::normalized;
using test::Source;

namespace {

std::string any_text(const std::vector<std::string>& pieces, std::size_t most) {
  std::string text;
  for (std::size_t i = *rc::gen::inRange<std::size_t>(0, most + 1); i > 0; --i)
    text += (text.empty() ? "" : " ") + *rc::gen::elementOf(pieces);
  return text;
}

Field stated(FieldName field, Value value) {
  return {field, std::string(name(field)), std::move(value), {2, 1}};
}

Field stated(FieldName field, std::string text) {
  return stated(field, text_value(std::move(text), {2, 1}));
}

Value list_of(const std::vector<std::string>& texts) {
  Value list;
  list.kind = Value::Kind::list;
  for (const std::string& text : texts) list.items.push_back(text_value(text, {2, 1}));
  return list;
}

Draft any_draft() {
  Draft draft =
      Source()
          .body(any_text({"The NHS met Ana.", "Salt,", "an iPhone", "*and* so on."}, 20) + "\n")
          .draft();
  const auto add = [&](FieldName field, const std::string& text) {
    if (!text.empty()) draft.fields.push_back(stated(field, text));
  };
  add(FieldName::title, any_text({"WHAT", "THE", "NHS", "salt", "Salt", "|", "-", "iPhone",
                                  "O'BRIEN", "\"ink\"", "ÉCOLE:", "1-2", "…"},
                                 8));
  add(FieldName::dek, any_text({"A white", "ROAD", "by the sea.", "Is it?"}, 4));
  add(FieldName::authors, any_text({"By Ana de la Cruz, MPH and Bo Ray", "BO RAY & ana cruz",
                                    "Ray, Bo", "ANA CRUZ, RN", "Jean d'Arc | Photos by Cy Poe"},
                                   1));
  add(FieldName::tags, any_text({"#salt#tideTables", "sea works,", "NHS", "C#"}, 4));
  add(FieldName::published, any_text({"2024-03-12", "March 3, 2024", "9:30 am EST", "Tuesday"}, 2));
  add(FieldName::modified, any_text({"2024-03-14T09:30:00+02:00", "2023-01-01"}, 1));
  add(FieldName::language, any_text({"en", "de-AT", "EN_us", "und"}, 1));
  add(FieldName::summary, any_text({"In short.", "A <b>", "&amp; more"}, 3));
  return draft;
}

// Everything that was decided, as a source would state it.
Draft stated_again(const Article& article, const Draft& first) {
  Draft draft = Source().draft();
  draft.body = first.body;
  const auto add = [&](FieldName field, const std::string& text) {
    if (!text.empty()) draft.fields.push_back(stated(field, text));
  };
  add(FieldName::title, article.title);
  add(FieldName::subtitle, article.subtitle);
  add(FieldName::dek, article.dek);
  add(FieldName::summary, article.summary);
  add(FieldName::language, article.language == "und" ? "" : article.language);
  add(FieldName::slug, article.slug);
  if (article.published) add(FieldName::published, to_iso8601(*article.published));
  if (article.modified) add(FieldName::modified, to_iso8601(*article.modified));
  std::vector<std::string> tags, authors;
  for (const RawTag& tag : article.tags) tags.push_back(tag.raw);
  if (!tags.empty()) draft.fields.push_back(stated(FieldName::tags, list_of(tags)));
  for (const Person& author : article.authors)
    authors.push_back(author.degrees.empty() ? author.name : author.name + ", " + author.degrees);
  if (!authors.empty()) draft.fields.push_back(stated(FieldName::authors, list_of(authors)));
  return draft;
}

std::string decided(const Article& article) {
  std::string text = article.title + "|" + article.subtitle + "|" + article.dek + "|" +
                     article.summary + "|" + article.language + "|" + article.slug;
  for (const auto& date : {article.published, article.modified})
    text += "|" + (date ? to_iso8601(*date) : "");
  for (const RawTag& tag : article.tags) text += "|#" + tag.key;
  for (const Person& author : article.authors)
    text += "|" + author.name + "=" + author.sort_name + "=" + author.degrees;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(normalizer)

BOOST_AUTO_TEST_CASE(steps_have_names_of_their_own) {
  std::set<std::string_view> names;
  for (const StepInfo& step : steps()) BOOST_TEST(names.insert(step.name).second, step.name);
  BOOST_TEST(names.size() >= 10u);
}

BOOST_AUTO_TEST_CASE(a_draft_with_an_error_is_only_named) {
  Draft draft = Source("notes/on-salt.md").body("Text.\n").draft();
  draft.diagnostics.push_back({Code::front_matter_syntax, draft.origin, {2, 1}, "broken"});
  const Article article = normalize({}, draft);
  BOOST_TEST(article.origin == "notes/on-salt.md");
  BOOST_TEST(article.title == "on-salt");
  BOOST_TEST(article.slug == "on-salt");
  BOOST_TEST(article.diagnostics.size() == 1u);
}

BOOST_AUTO_TEST_CASE(what_the_draft_knew_is_kept) {
  Draft draft = Source().body("Text.\n").draft();
  draft.source_hash = 42;
  const Article article = normalize({}, draft);
  BOOST_TEST(article.format == "markdown");
  BOOST_TEST(article.source_hash == 42u);
  BOOST_TEST(plain_text(article.body) == "Text.");
}

BOOST_AUTO_TEST_CASE(every_decided_field_says_where_it_came_from) {
  Rules rules;
  rules.publication.site = "https://paper.example";
  const Article article = normalized(
      Source().with(FieldName::published, "2024-03-12").body("One sentence here.\n"), rules);
  std::set<std::string> fields;
  for (const Provenance& provenance : article.provenance) {
    fields.insert(provenance.field);
    BOOST_TEST(!provenance.rule.empty());
    BOOST_TEST((provenance.confidence >= 0 && provenance.confidence <= 1));
  }
  for (const char* field :
       {"title", "language", "direction", "published", "slug", "url", "summary", "word_count"})
    BOOST_TEST(fields.contains(field), field);
}

BOOST_AUTO_TEST_CASE(a_normalized_article_normalizes_to_itself) {
  BOOST_TEST(rc::check("what was decided is decided when it is stated", [] {
    const Draft draft = any_draft();
    const Article once = normalize({}, draft);
    const Article twice = normalize({}, stated_again(once, draft));
    RC_ASSERT(decided(twice) == decided(once));
  }));
}

BOOST_AUTO_TEST_SUITE_END()
