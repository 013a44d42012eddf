#include "normalize/normalizer.h"

#include <boost/test/unit_test.hpp>
#include <set>

#include "normalize/fixture.h"

using namespace offprint;
using test::normalized;
using test::Source;

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

BOOST_AUTO_TEST_SUITE_END()
