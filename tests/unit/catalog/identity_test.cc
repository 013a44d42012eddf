#include "catalog/identity.h"

#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"

using namespace offprint;
using namespace offprint::test;

namespace {

Article with_id(Article article, std::string id) {
  article.explicit_id = std::move(id);
  return article;
}

Article with_slug(Article article, std::string slug) {
  article.slug = std::move(slug);
  return article;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(identity)

BOOST_AUTO_TEST_CASE(a_new_article_has_an_id_made_of_site_and_origin) {
  BOOST_TEST(Build({article("a.md")}).id("a.md") ==
             "urn:uuid:" + uuid_v5("https://sea.example\na.md"));
}

BOOST_AUTO_TEST_CASE(the_id_that_a_source_states_wins_over_the_ledger) {
  Build first({article("a.md")});
  Build second({with_id(article("a.md"), "tag:a")}, first.ledger());
  BOOST_TEST(second.id("a.md") == "tag:a");
  BOOST_TEST(second.ledger().find_id("tag:a")->origin == "a.md");
}

BOOST_AUTO_TEST_CASE(of_two_articles_that_state_one_id_the_first_by_origin_keeps_it) {
  Build build({with_id(article("b.md"), "tag:x"), with_id(article("a.md"), "tag:x")});
  BOOST_TEST(build.id("a.md") == "tag:x");
  BOOST_TEST(build.id("b.md") == "urn:uuid:" + uuid_v5("https://sea.example\nb.md"));
  BOOST_TEST((build.diagnostics().at(0).code == Code::id_duplicate));
  const std::vector<std::string> expected{
      "b.md: warning: the id `tag:x` belongs to `a.md` already, so this article has another; give "
      "each article an id of "
      "its own [id-duplicate]"};
  BOOST_TEST(texts(build.diagnostics()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_draft_never_takes_an_id_from_an_exported_article) {
  Article draft = with_id(article("a.md"), "tag:x");
  draft.draft = true;
  Build build({draft, with_id(article("b.md"), "tag:x")});
  BOOST_TEST(build.id("b.md") == "tag:x");
  BOOST_TEST(build.id("a.md") != "tag:x");
  BOOST_TEST(build.diagnostics().empty());
  BOOST_TEST(build.ledger().find_origin("a.md") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_rewritten_article_keeps_its_id) {
  Build first({article("a.md", "One thing.")});
  Build second({with_slug(article("a.md", "Quite another thing."), "new-title")}, first.ledger());
  BOOST_TEST(second.id("a.md") == first.id("a.md"));
}

BOOST_AUTO_TEST_CASE(an_article_keeps_its_id_when_the_site_moves) {
  Build first({article("a.md")});
  Publication moved = publication();
  moved.site = "https://ocean.example";
  Build second({article("a.md")}, first.ledger(), moved);
  BOOST_TEST(second.id("a.md") == first.id("a.md"));
}

BOOST_AUTO_TEST_CASE(a_moved_article_is_known_by_its_address) {
  Build first({dated(article("a.md"), 2023)});
  Build second({dated(with_slug(article("2024/b.md", "Rewritten."), "a"), 2024)}, first.ledger());
  BOOST_TEST(second.id("2024/b.md") == first.id("a.md"));
  const LedgerArticle* entry = second.ledger().find_id(first.id("a.md"));
  BOOST_TEST(entry->origin == "2024/b.md");
  BOOST_TEST(second.ledger().find_alias("path:a.md") == entry);
  BOOST_TEST(to_iso8601(*entry->published) == "2023-01-01");
}

BOOST_AUTO_TEST_CASE(a_slug_identifies_only_with_the_date) {
  Publication by_path = publication();
  by_path.permalink = "/{path}/";
  Build first({dated(article("a/welcome.md"), 2023)}, {}, by_path);
  Build same({dated(article("b/welcome.md", "Rewritten."), 2023)}, first.ledger(), by_path);
  BOOST_TEST(same.id("b/welcome.md") == first.id("a/welcome.md"));
  Build other({dated(article("b/welcome.md", "Rewritten."), 2024)}, first.ledger(), by_path);
  BOOST_TEST(other.id("b/welcome.md") != first.id("a/welcome.md"));
}

BOOST_AUTO_TEST_CASE(a_moved_and_retitled_article_is_known_by_its_text) {
  Build first({article("a.md", "The same text.")});
  Build second({article("b.md", "The same text.")}, first.ledger());
  BOOST_TEST(second.id("b.md") == first.id("a.md"));
  BOOST_TEST((second.diagnostics().at(0).code == Code::id_matched_by_content));
  const std::vector<std::string> expected{
      "b.md: info: this has the text of `a.md`, which is gone, and keeps its id "
      "[id-matched-by-content]"};
  BOOST_TEST(texts(second.diagnostics()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_copy_of_an_article_that_is_still_there_is_a_new_one) {
  Build first({article("a.md", "The same text.")});
  Build second({article("a.md", "The same text."), article("b.md", "The same text.")},
               first.ledger());
  BOOST_TEST(second.id("a.md") == first.id("a.md"));
  BOOST_TEST(second.id("b.md") != first.id("a.md"));
}

BOOST_AUTO_TEST_CASE(text_that_several_articles_share_identifies_none) {
  Build first({article("a.md", "Read more.")});
  Build second({article("b.md", "Read more."), article("c.md", "Read more.")}, first.ledger());
  BOOST_TEST(second.id("b.md") != first.id("a.md"));
  BOOST_TEST(second.id("c.md") != first.id("a.md"));
}

BOOST_AUTO_TEST_CASE(one_ledger_entry_serves_one_article_only) {
  Build first({dated(article("a/salt.md"), 2024)});
  Build second({dated(article("b/salt.md"), 2024), dated(article("c/salt.md"), 2024)},
               first.ledger());
  BOOST_TEST(second.id("b/salt.md") == first.id("a/salt.md"));
  BOOST_TEST(second.id("c/salt.md") != first.id("a/salt.md"));
}

BOOST_AUTO_TEST_CASE(a_new_article_at_a_former_path_gets_no_id_that_is_in_use) {
  Build first({article("a.md", "One.")});
  Build second({with_slug(article("b.md", "One."), "a")}, first.ledger());
  BOOST_TEST(second.id("b.md") == first.id("a.md"));
  Build third({with_slug(article("b.md", "One."), "a"), with_slug(article("a.md", "Two."), "two")},
              second.ledger());
  BOOST_TEST(third.id("b.md") == first.id("a.md"));
  BOOST_TEST(third.id("a.md") == "urn:uuid:" + uuid_v5("https://sea.example\na.md\n2"));
}

BOOST_AUTO_TEST_CASE(an_article_that_becomes_a_draft_stays_in_the_ledger) {
  Build first({article("a.md")});
  Article draft = article("a.md");
  draft.draft = true;
  Build second({draft, article("b.md", "The text of a.md")}, first.ledger());
  BOOST_TEST(second.ledger().find_origin("a.md")->id == first.id("a.md"));
  BOOST_TEST(second.id("b.md") != first.id("a.md"));
  Build third({article("a.md")}, second.ledger());
  BOOST_TEST(third.id("a.md") == first.id("a.md"));
}

BOOST_AUTO_TEST_SUITE_END()
