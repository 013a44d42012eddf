#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::normalized;
using test::Source;

namespace {

Rules on_site() {
  Rules rules;
  rules.publication.site = "https://paper.example";
  return rules;
}

// The keys of the one link, a line each, and its fragment; "none" when it can mean no article.
std::string keys(const std::string& href, const Rules& rules = {}) {
  const Article article =
      normalized(Source("notes/2024/salt.md").body("[x](<" + href + ">)\n"), rules);
  if (article.links.empty()) return "none";
  std::string text;
  for (const std::string& key : article.links.front().keys) text += key + "\n";
  if (!article.links.front().fragment.empty()) text += "#" + article.links.front().fragment;
  return text;
}

// As readers write what is a link by name in their format.
std::string keys_of_name(const std::string& name, const std::string& origin = "notes/salt.md") {
  Draft draft;
  draft.origin = origin;
  const NodeIndex link =
      draft.body.append(draft.body.append(Body::root(), Element::paragraph), Element::link);
  draft.body.set_attribute(link, Attribute::href, "article:" + name);
  draft.body.append_text(link, "x");
  const Article article = normalize({}, std::move(draft));
  std::string text;
  for (const LinkUse& use : article.links) {
    for (const std::string& key : use.keys) text += key + "\n";
    if (!use.fragment.empty()) text += "#" + use.fragment;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(links)

BOOST_AUTO_TEST_CASE(a_name_is_a_path_a_title_or_a_slug) {
  const std::string keys = keys_of_name("Sea%20Salt#How%20it%20keeps");
  BOOST_TEST(keys.starts_with("path:notes/Sea Salt\npath:notes/Sea Salt.md\n"));
  BOOST_TEST(keys.ends_with("name:sea salt\nname:sea-salt\nslug:sea-salt\n#how-it-keeps"));
  BOOST_TEST(keys_of_name("2014-03-12-salt").find("name:2014-03-12-salt\n") != std::string::npos);
  BOOST_TEST(keys_of_name("#here") == "path:notes/salt.md\n#here");
}

BOOST_AUTO_TEST_CASE(a_name_with_folders_is_no_other_articles) {
  BOOST_TEST(keys_of_name("/posts/Salt.md") == "path:posts/Salt.md\nname:posts/salt\n");
  BOOST_TEST(keys_of_name("posts/salt/index.md") ==
             "path:notes/posts/salt/index.md\npath:posts/salt/index.md\nname:posts/salt\n");
  BOOST_TEST(keys_of_name("../posts/salt.md") == "path:posts/salt.md\nname:posts/salt\n");
}

BOOST_AUTO_TEST_CASE(links_that_mean_no_article_are_left_alone) {
  for (const char* href : {"#top", "mailto:a@paper.example", "https://other.example/",
                           "//other.example", "tel:+123", "?page=2"})
    BOOST_TEST(keys(href, on_site()) == "none", href);
}

BOOST_AUTO_TEST_CASE(an_address_on_another_site_may_be_that_of_an_article) {
  BOOST_TEST(keys("https://other.example/salt/", on_site()) == "url:other.example/salt\n");
  BOOST_TEST(keys("//other.example/?p=7", on_site()) == "url:other.example?p=7\n");
  BOOST_TEST(keys("https://paper.example/salt") == "url:paper.example/salt\n");
}

BOOST_AUTO_TEST_CASE(what_an_address_adds_for_other_eyes_is_no_part_of_it) {
  const auto other = [](const std::string& rest) {
    return keys("https://other.example/" + rest, on_site());
  };
  BOOST_TEST(other("sea?utm_source=mail&UTM_medium=x&fbclid=1") == "url:other.example/sea\n");
  BOOST_TEST(other("sea?id=7&gclid=2") == "url:other.example/sea?id=7\nurl:other.example/sea\n");
  BOOST_TEST(other("sea/amp/") == "url:other.example/sea/amp\nurl:other.example/sea\n");
  BOOST_TEST(other("amp/sea") == "url:other.example/amp/sea\nurl:other.example/sea\n");
}

BOOST_AUTO_TEST_CASE(letters_are_composed) {
  BOOST_TEST(keys("cafe%CC%81.md") == "path:notes/2024/caf\u00E9.md\nslug:caf\u00E9\nslug:cafe\n");
}

BOOST_AUTO_TEST_CASE(a_source_file_is_meant_by_its_path) {
  BOOST_TEST(keys("../b%20c.md#%C3%A9t%C3%A9") == "path:notes/b c.md\nslug:b c\nslug:b-c\n#été");
  BOOST_TEST(keys("2014-03-12-sea.md", on_site()) ==
             "path:notes/2024/2014-03-12-sea.md\n"
             "url:paper.example/salt/2014-03-12-sea.md\n"
             "slug:sea\n");
  BOOST_TEST(keys("../../../out.md") == "slug:out\n");
}

BOOST_AUTO_TEST_CASE(a_page_may_be_a_source_file_or_an_address) {
  BOOST_TEST(keys("../sea.html", on_site()) ==
             "path:notes/sea\n"
             "path:notes/sea.html\n"
             "path:notes/sea.md\npath:notes/sea/index.md\n"
             "path:notes/sea.markdown\npath:notes/sea/index.markdown\n"
             "url:paper.example/sea\n"
             "slug:sea\n");
}

BOOST_AUTO_TEST_CASE(an_address_without_extension_is_relative_to_the_page_before_the_file) {
  BOOST_TEST(keys("../sea/", on_site()) ==
             "path:notes/2024/sea\n"
             "path:notes/2024/sea.md\npath:notes/2024/sea/index.md\n"
             "path:notes/2024/sea.markdown\npath:notes/2024/sea/index.markdown\n"
             "path:notes/sea\n"
             "path:notes/sea.md\npath:notes/sea/index.md\n"
             "path:notes/sea.markdown\npath:notes/sea/index.markdown\n"
             "url:paper.example/sea\n"
             "slug:sea\n");
}

BOOST_AUTO_TEST_CASE(a_stated_address_says_what_references_are_relative_to) {
  const Article article = normalized(
      Source().with(FieldName::url, "https://paper.example/2024/salt/").body("[x](../sea/)\n"),
      on_site());
  BOOST_REQUIRE(article.links.size() == 1u);
  BOOST_TEST(article.links[0].keys.front() == "url:paper.example/2024/sea");
}

BOOST_AUTO_TEST_CASE(addresses_of_the_own_site_are_links_too) {
  const std::string sea =
      "path:sea\npath:sea.md\npath:sea/index.md\npath:sea.markdown\npath:sea/index.markdown\n";
  const std::string keys_of_page = keys("https://www.paper.example/2024/03/sea/#x", on_site());
  BOOST_TEST(keys_of_page.starts_with("url:paper.example/2024/03/sea\npath:2024/03/sea\n"));
  BOOST_TEST(keys_of_page.ends_with("\nslug:sea\n#x"));
  BOOST_TEST(keys("//paper.example/sea", on_site()) ==
             "url:paper.example/sea\n" + sea + "slug:sea\n");
  Rules in_folder = on_site();
  in_folder.publication.site += "/log";
  BOOST_TEST(keys("https://paper.example/log/sea", in_folder) ==
             "url:paper.example/log/sea\n" + sea + "slug:sea\n");
}

BOOST_AUTO_TEST_CASE(a_site_has_more_pages_than_articles) {
  BOOST_TEST(keys("https://paper.example/tags/sea/", on_site()).find("slug:") == std::string::npos);
  BOOST_TEST(keys("/tags/sea/", on_site()).find("slug:") == std::string::npos);
  BOOST_TEST(keys("/news/a-year-at-sea/", on_site()).find("slug:a-year-at-sea") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(site_absolute_paths_begin_at_asset_roots_and_the_root) {
  Rules rules = on_site();
  rules.assets = {"content"};
  BOOST_TEST(keys("/notes/sea.md", rules) ==
             "path:content/notes/sea.md\npath:notes/sea.md\nurl:paper.example/notes/sea.md\n");
}

BOOST_AUTO_TEST_CASE(dots_in_names_are_no_extensions) {
  BOOST_TEST(keys("../release-1.2/").find("slug:release-1.2\nslug:release-1-2\n") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(links_know_their_nodes_and_places) {
  const Article article = normalized(Source().body("See [here](a.md) and [there](b.md).\n"));
  BOOST_REQUIRE(article.links.size() == 2u);
  BOOST_TEST((article.body[article.links[1].node].element == Element::link));
  BOOST_TEST(article.body.attribute(article.links[1].node, Attribute::href) == "b.md");
  BOOST_TEST(article.links[1].position.line == 20u);
  BOOST_TEST(article.links[1].position.column == 22u);
}

BOOST_AUTO_TEST_SUITE_END()
