#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::messages;
using test::normalized;
using test::reason;
using test::Source;

namespace {

Rules on_site() {
  Rules rules;
  rules.publication.title = "The Paper";
  rules.publication.site = "https://paper.example";
  return rules;
}

std::string slug(std::string_view yaml) {
  return normalized(Source().with(FieldName::slug, yaml)).slug;
}

Article with_url(std::string_view yaml) {
  return normalized(Source().with(FieldName::url, yaml, "permalink"), on_site());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(identity)

BOOST_AUTO_TEST_CASE(a_stated_slug_stays_as_its_publisher_wrote_it) {
  BOOST_TEST(slug("My_Post.v2") == "My_Post.v2");
  BOOST_TEST(slug("/2014/03/on-salt/") == "on-salt");
  BOOST_TEST(slug("On Salt & Sea!") == "on-salt-sea");
  BOOST_TEST(slug("'..'") == "salt");
  BOOST_TEST(slug("мир") == "мир");
}

BOOST_AUTO_TEST_CASE(the_address_of_a_page_gives_its_slug) {
  const auto page = [](std::string_view url) {
    Source source("saved/On Salt - The Paper.html");
    return normalized(source.from_page().with(FieldName::url, url)).slug;
  };
  BOOST_TEST(page("https://paper.example/2024/on-salt/") == "on-salt");
  BOOST_TEST(page("https://paper.example/On_Salt.HTML?x=1") == "On_Salt");
  BOOST_TEST(page("https://paper.example/v1.2-notes") == "v1.2-notes");
  BOOST_TEST(page("https://paper.example/index.php") == "on-salt-the-paper");
  BOOST_TEST(page("https://paper.example/") == "on-salt-the-paper");
  BOOST_TEST(page("/on-salt/") == "on-salt-the-paper");
}

BOOST_AUTO_TEST_CASE(slug_falls_back_to_file_name_and_title) {
  const Article article = normalized(Source("a/2014-03-12-On_Salt.md").body("# Title\n"));
  BOOST_TEST(article.slug == "on-salt");
  BOOST_TEST(reason(article, "slug") == "file name, 80 %");
  BOOST_TEST(normalized(Source("a/sea/index.md")).slug == "sea");
  BOOST_TEST(normalized(Source("!!.md").body("# On Salt\n")).slug == "on-salt");
  BOOST_TEST(normalized(Source("!!.md").body("# !!\n")).slug == "article");
}

BOOST_AUTO_TEST_CASE(a_stated_address_is_completed) {
  BOOST_TEST(with_url("'HTTPS://Paper.Example/salt/#top'").url == "https://paper.example/salt/");
  BOOST_TEST(with_url("/2014/salt/").url == "https://paper.example/2014/salt/");
  BOOST_TEST(with_url("salt.html").url == "https://paper.example/salt.html");
  const Article article = with_url("/salt/");
  BOOST_TEST(!article.url_is_derived);
  BOOST_TEST(reason(article, "url") == "front-matter key `permalink`, 100 %");
}

BOOST_AUTO_TEST_CASE(an_address_that_is_none_is_reported) {
  const Article article = with_url("mailto:a@paper.example");
  BOOST_TEST(article.url == "https://paper.example/salt/");
  BOOST_TEST(article.url_is_derived);
  BOOST_TEST(messages(article, Code::article_url_invalid) ==
             "notes/salt.md:2:1: warning: `mailto:a@paper.example` is no http or https address "
             "[article-url-invalid]\n");
}

BOOST_AUTO_TEST_CASE(patterns_of_other_tools_and_paths_without_a_site_are_no_addresses) {
  const Article pattern = with_url("/:year/:title/");
  BOOST_TEST(pattern.url_is_derived);
  BOOST_TEST(messages(pattern, Code::article_url_invalid) == "");
  const Article path = normalized(Source().with(FieldName::url, "/salt/"));
  BOOST_TEST(path.url == "");
  BOOST_TEST(messages(path, Code::article_url_invalid) == "");
}

BOOST_AUTO_TEST_CASE(the_permalink_pattern_makes_an_address) {
  Rules rules = on_site();
  rules.publication.permalink = "/{year}/{section}/{slug}/";
  const Article article = normalized(
      Source().with(FieldName::published, "2024-03-12").with(FieldName::section, "Field Notes"),
      rules);
  BOOST_TEST(article.url == "https://paper.example/2024/field-notes/salt/");
  BOOST_TEST(article.url_is_derived);
  BOOST_TEST(reason(article, "url") == "permalink pattern, 70 %");
  BOOST_TEST(normalized(Source()).url == "");
}

BOOST_AUTO_TEST_CASE(plain_fields_are_taken_as_they_are) {
  const Article article =
      normalized(Source()
                     .with(FieldName::id, "tag:paper.example,2024:1", "guid")
                     .with(FieldName::series, "The Drawer")
                     .with(FieldName::section, "Essays")
                     .with(FieldName::rights, "© Ann Lee")
                     .with(FieldName::aliases, "[/old/, 'https://old.example/salt']")
                     .with(FieldName::draft, "true"));
  BOOST_TEST(article.explicit_id == "tag:paper.example,2024:1");
  BOOST_TEST(article.series == "The Drawer");
  BOOST_TEST(article.section == "Essays");
  BOOST_TEST(article.rights == "© Ann Lee");
  BOOST_TEST(article.aliases == (std::vector<std::string>{"/old/", "https://old.example/salt"}),
             boost::test_tools::per_element());
  BOOST_TEST(article.draft);
  BOOST_TEST(reason(article, "draft") == "front-matter key `draft`, 100 %");
}

BOOST_AUTO_TEST_CASE(the_publications_rights_are_not_claimed_for_another_site) {
  Rules rules = on_site();
  rules.publication.rights = "© The Paper";
  const std::string other = "{name: The Other, url: 'https://other.example'}";
  BOOST_TEST(normalized(Source().with(FieldName::site, other), rules).rights.empty());
  const std::string own = "{name: The Paper online, url: 'https://paper.example/'}";
  BOOST_TEST(normalized(Source().with(FieldName::site, own), rules).rights == "© The Paper");
}

BOOST_AUTO_TEST_CASE(the_publications_rights_and_site_hold_for_all) {
  Rules rules = on_site();
  rules.publication.rights = "© The Paper";
  const Article article = normalized(Source(), rules);
  BOOST_TEST(article.rights == "© The Paper");
  BOOST_TEST(article.site.name == "The Paper");
  BOOST_TEST(article.site.url == "https://paper.example");
}

BOOST_AUTO_TEST_CASE(an_article_may_come_from_another_site) {
  const auto site = [](std::string_view yaml) {
    const Site site = normalized(Source().with(FieldName::site, yaml), on_site()).site;
    return site.name + " " + site.url;
  };
  BOOST_TEST(site("Sea Review") == "Sea Review https://paper.example");
  BOOST_TEST(site("{name: Sea Review, url: 'https://sea.example/'}") ==
             "Sea Review https://sea.example");
  BOOST_TEST(site("https://sea.example/") == "The Paper https://sea.example");
  BOOST_TEST(site("[a]") == "The Paper https://paper.example");
}

BOOST_AUTO_TEST_CASE(a_site_has_an_address_of_the_web) {
  const Article article =
      normalized(Source().with(FieldName::site, "{name: Sea, url: 'javascript:a()'}"), on_site());
  BOOST_TEST(article.site.name == "Sea");
  BOOST_TEST(article.site.url == "https://paper.example");
  BOOST_TEST(messages(article, Code::article_url_invalid) ==
             "notes/salt.md:2:18: warning: `javascript:a()`, the site's, is no http or https "
             "address [article-url-invalid]\n");
}

BOOST_AUTO_TEST_SUITE_END()
