#include "catalog/merge_forms.h"

#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"

using namespace offprint;
using test::article;
using test::dated;

namespace {

void explain(Article& article, std::string field, Position position, std::string rule,
             double confidence) {
  article.provenance.push_back({std::move(field), position, std::move(rule), confidence});
}

std::string reasons(const Article& article, std::string_view field) {
  std::string text;
  for (const Provenance& reason : article.provenance)
    if (reason.field == field)
      text += std::to_string(reason.position.line) + " " + reason.rule + "\n";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(merging_of_forms)

BOOST_AUTO_TEST_CASE(what_is_missing_or_less_sure_is_taken_with_its_reason) {
  Article leader = article("salt.html");
  leader.title = "salt";
  explain(leader, "title", {}, "file name", 0.3);
  leader.dek = "A white road.";
  explain(leader, "dek", {4, 1}, "meta", 0.9);
  leader.diagnostics.push_back({Code::date_missing, "salt.html", {}, "no date", ""});
  leader.diagnostics.push_back({Code::author_missing, "salt.html", {}, "no author", ""});
  leader.diagnostics.push_back({Code::html_style_removed, "salt.html", {}, "style", ""});
  Article capture = dated(article("captures/salt.txt"), 2024, 3, 2);
  capture.title = "How salt moved";
  explain(capture, "title", {1, 1}, "headline", 0.8);
  capture.dek = "Menu";
  explain(capture, "dek", {3, 1}, "line under the headline", 0.5);
  explain(capture, "published", {2, 1}, "dateline", 0.8);
  test::author(capture, "Ada Brine");
  explain(capture, "authors", {2, 1}, "byline", 0.9);
  const std::string text = plain_text(leader.body);

  const Article merged = merge_forms(leader, {capture});
  BOOST_TEST(merged.title == "How salt moved");
  BOOST_TEST(reasons(merged, "title") == "0 from captures/salt.txt, line 1: headline\n");
  BOOST_TEST(merged.dek == "A white road.");
  BOOST_TEST(reasons(merged, "dek") == "4 meta\n");
  BOOST_TEST(to_iso8601(merged.published.value()) == "2024-03-02");
  BOOST_TEST(merged.authors.at(0).name == "Ada Brine");
  BOOST_REQUIRE_EQUAL(merged.diagnostics.size(), 1U);
  BOOST_TEST((merged.diagnostics[0].code == Code::html_style_removed));
  BOOST_TEST(plain_text(merged.body) == text);
  BOOST_TEST(merged.slug == "salt");
}

BOOST_AUTO_TEST_CASE(tags_advisories_and_aliases_are_those_of_all) {
  Article leader = article("salt.md"), other = article("f.xml//1");
  test::tag(leader, "Trade");
  test::tag(other, "trade");
  test::tag(other, "Harbors");
  other.tags.back().position = {9, 1};
  other.advisories = {{"violence", "Violence", "", ""}};
  other.aliases = {"/old/"};
  explain(other, "tags", {9, 1}, "category", 0.9);
  const Article merged = merge_forms(leader, {other, other});
  BOOST_REQUIRE_EQUAL(merged.tags.size(), 2U);
  BOOST_TEST(merged.tags[0].raw == "Trade");
  BOOST_TEST(merged.tags[1].raw == "Harbors");
  BOOST_TEST(merged.tags[1].position.line == 0U);
  BOOST_TEST(merged.advisories.size() == 1U);
  BOOST_TEST(merged.aliases.size() == 1U);
  BOOST_TEST(reasons(merged, "tags") == "0 from f.xml//1, line 9: category\n");
}

BOOST_AUTO_TEST_CASE(a_stated_address_wins_over_a_derived_one) {
  Article leader = article("salt.md"), page = article("salt.html");
  leader.url = "https://sea.example/salt/";
  leader.url_is_derived = true;
  page.url = "https://sea.example/2024/salt";
  explain(page, "url", {3, 1}, "canonical link", 1);
  const Article merged = merge_forms(leader, {page});
  BOOST_TEST(merged.url == "https://sea.example/2024/salt");
  BOOST_TEST(!merged.url_is_derived);
  page.url_is_derived = true;
  BOOST_TEST(merge_forms(leader, {page}).url == leader.url);
}

BOOST_AUTO_TEST_CASE(one_moment_in_another_zone_and_a_second_id_are_no_news) {
  Article page = article("salt.html"), item = article("feed.xml//1");
  page.published = Date{2024, 3, 2, true, 9, 0, 0, true, 60};
  item.published = Date{2024, 3, 2, true, 8, 0, 0, true, 0};
  explain(page, "published", {}, "meta", 0.5);
  explain(item, "published", {}, "pubDate", 1);
  item.explicit_id = "sea-7";
  const Article merged = merge_forms(page, {item});
  BOOST_TEST((merged.published == page.published));
  BOOST_TEST(merged.explicit_id == "sea-7");
  page.explicit_id = "tag:sea.example,2024:salt";
  BOOST_TEST(merge_forms(page, {item}).explicit_id == page.explicit_id);
}

BOOST_AUTO_TEST_CASE(pictures_get_words_and_the_article_its_lead_image) {
  Article leader = article("salt.md"), page = article("salt.html");
  Image own, theirs, lead;
  own.src = "road.jpg";
  own.hash = theirs.hash = "00ff";
  theirs.src = "https://sea.example/road.jpg";
  theirs.alt = "A road of salt";
  lead.src = lead.url = "https://sea.example/cover.jpg";
  leader.images = {own};
  page.images = {lead, theirs};
  page.lead_image = lead.src;
  const Article merged = merge_forms(leader, {page});
  BOOST_REQUIRE_EQUAL(merged.images.size(), 2U);
  BOOST_TEST(merged.lead_image == lead.src);
  BOOST_TEST(merged.images[0].src == lead.src);
  BOOST_TEST(merged.images[1].alt == "A road of salt");
}

BOOST_AUTO_TEST_CASE(ids_of_people_stay_in_their_scope) {
  Article leader = article("salt.html"), post = article("w.xml//1");
  post.authors.push_back({"", "", {}});
  post.authors.back().id = "ada";
  post.scope = "site:sea";
  BOOST_TEST(merge_forms(leader, {post}).scope == "site:sea");
  leader.scope = "site:loaf";
  BOOST_TEST(merge_forms(leader, {post}).authors.empty());
}

BOOST_AUTO_TEST_CASE(a_form_that_adds_nothing_changes_nothing) {
  Article leader = dated(article("salt.md"), 2024);
  test::author(leader, "Ada Brine");
  explain(leader, "title", {2, 1}, "front-matter key `title`", 1);
  const Article other = leader;
  const Article merged = merge_forms(leader, {other});
  BOOST_TEST(encode(merged, {}).header == encode(leader, {}).header);
}

BOOST_AUTO_TEST_SUITE_END()
