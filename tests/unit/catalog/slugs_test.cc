#include "catalog/slugs.h"

#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"

using namespace offprint;
using namespace offprint::test;

BOOST_AUTO_TEST_SUITE(slugs)

BOOST_AUTO_TEST_CASE(the_first_published_keeps_a_slug_and_others_get_numbers) {
  Build build(
      {article("a/salt.md"), dated(article("b/salt.md"), 2024), dated(article("c/salt.md"), 2023)});
  BOOST_TEST(build.record("c/salt.md").slug == "salt");
  BOOST_TEST(build.record("b/salt.md").slug == "salt-2");
  BOOST_TEST(build.record("a/salt.md").slug == "salt-3");
  BOOST_TEST((build.diagnostics().at(0).code == Code::slug_renamed));
  const std::vector<std::string> expected{
      "a/salt.md: info: another article has the slug `salt` already; this one has `salt-3` "
      "[slug-renamed]",
      "b/salt.md: info: another article has the slug `salt` already; this one has `salt-2` "
      "[slug-renamed]"};
  BOOST_TEST(texts(build.diagnostics()) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_number_never_takes_what_another_article_proposes) {
  Build build({dated(article("a/salt.md"), 2020), dated(article("b/salt.md"), 2021),
               dated(article("salt-2.md"), 2024)});
  BOOST_TEST(build.record("salt-2.md").slug == "salt-2");
  BOOST_TEST(build.record("b/salt.md").slug == "salt-3");
}

BOOST_AUTO_TEST_CASE(a_derived_address_follows_the_slug) {
  Build build({dated(article("a/salt.md"), 2023), dated(article("b/salt.md"), 2024)});
  BOOST_TEST(build.record("a/salt.md").url == "https://sea.example/salt/");
  BOOST_TEST(build.record("b/salt.md").url == "https://sea.example/salt-2/");
}

BOOST_AUTO_TEST_CASE(a_stated_address_stays) {
  Article second = dated(article("b/salt.md"), 2024);
  second.url = "https://old.example/salt";
  Build build({dated(article("a/salt.md"), 2023), second});
  BOOST_TEST(build.record("b/salt.md").url == "https://old.example/salt");
}

BOOST_AUTO_TEST_CASE(published_slugs_stay_when_an_older_article_arrives) {
  Build first({dated(article("a/salt.md"), 2023), dated(article("b/salt.md"), 2024)});
  Build second({dated(article("a/salt.md"), 2023), dated(article("b/salt.md"), 2024),
                dated(article("c/salt.md"), 2001)},
               first.ledger());
  BOOST_TEST(second.record("a/salt.md").slug == "salt");
  BOOST_TEST(second.record("b/salt.md").slug == "salt-2");
  BOOST_TEST(second.record("c/salt.md").slug == "salt-3");
}

BOOST_AUTO_TEST_CASE(a_numbered_slug_stays_when_the_first_article_goes) {
  Build first({dated(article("a/salt.md"), 2023), dated(article("b/salt.md"), 2024)});
  Build second({dated(article("b/salt.md"), 2024)}, first.ledger());
  BOOST_TEST(second.record("b/salt.md").slug == "salt-2");
}

BOOST_AUTO_TEST_CASE(drafts_take_no_slug_from_exported_articles) {
  Article draft = dated(article("a/salt.md"), 2001);
  draft.draft = true;
  Build build({draft, dated(article("b/salt.md"), 2024)});
  BOOST_TEST(build.record("b/salt.md").slug == "salt");
  BOOST_TEST(build.diagnostics().empty());
}

BOOST_AUTO_TEST_CASE(an_article_without_a_proposal_is_named_for_its_file) {
  Article unnamed = article("Sea Salt.md");
  unnamed.slug.clear();
  Article nameless = article("---.md");
  nameless.slug.clear();
  Build build({unnamed, nameless});
  BOOST_TEST(build.record("Sea Salt.md").slug == "sea-salt");
  BOOST_TEST(build.record("Sea Salt.md").url == "https://sea.example/sea-salt/");
  BOOST_TEST(build.record("---.md").slug == "article");
  BOOST_TEST(build.diagnostics().empty());
}

BOOST_AUTO_TEST_SUITE_END()
