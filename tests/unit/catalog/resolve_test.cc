#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "catalog/archive.h"

using namespace offprint;
using namespace offprint::test;

namespace {

Publication without_site() {
  Publication publication = test::publication();
  publication.site.clear();
  return publication;
}

void anchor(Article& article, std::string_view id) {
  const NodeIndex heading = article.body.append(Body::root(), Element::heading_2);
  article.body.set_attribute(heading, Attribute::id, id);
}

// What became of a link of a.md, in an archive with b.md.
struct Outcome {
  bool linked = false;
  std::string href;
  Diagnostics diagnostics;
  std::vector<RecordLink> links;
};

Outcome follow(std::string_view href, std::vector<std::string> keys, std::string fragment = {},
               const Publication& rules = publication(),
               std::vector<Article> others = {article("b.md")}) {
  Article source = article("a.md");
  const NodeIndex node = link(source, href, std::move(keys), std::move(fragment));
  others.push_back(source);
  const Record record = Build(std::move(others), {}, rules).record("a.md");
  BOOST_TEST(plain_text(record.body).find("words") != std::string::npos);
  const bool linked =
      record.body[record.body[record.body[Body::root()].first_child].last_child].element ==
      Element::link;
  return {linked, std::string(record.body.attribute(node, Attribute::href)), record.diagnostics,
          record.links};
}

void check_diagnostic(const Outcome& outcome, Code code, const std::string& expected) {
  BOOST_REQUIRE(outcome.diagnostics.size() == 1U);
  BOOST_TEST((outcome.diagnostics[0].code == code));
  BOOST_TEST(texts(outcome.diagnostics) == std::vector<std::string>{expected},
             boost::test_tools::per_element());
}

}  // namespace

BOOST_AUTO_TEST_SUITE(resolving)

BOOST_AUTO_TEST_CASE(fields_and_body_reach_the_record) {
  Article source = dated(article("a.md"), 2024);
  source.title = "Salt";
  source.subtitle = "A subtitle";
  source.word_count = 4;
  source.images.push_back({});
  source.images.back().src = "salt.png";
  source.lead_image = "salt.png";
  source.provenance.push_back({"title", {6, 1}, "first-heading", 0.9});
  source.diagnostics.push_back({Code::date_missing, "a.md", {}, "no date"});
  const Record record = Build({source}).record("a.md");
  BOOST_TEST(record.title == "Salt");
  BOOST_TEST(record.subtitle == "A subtitle");
  BOOST_TEST(record.slug == "a");
  BOOST_TEST(record.url == "https://sea.example/a/");
  BOOST_TEST((record.published == source.published));
  BOOST_TEST(record.word_count == 4U);
  BOOST_TEST(record.find_image("salt.png") != nullptr);
  BOOST_TEST(record.lead_image == "salt.png");
  BOOST_TEST(record.provenance.at(0).rule == "first-heading");
  BOOST_TEST(texts(record.diagnostics) == texts(source.diagnostics),
             boost::test_tools::per_element());
  BOOST_TEST(first_difference(record.body, source.body) == "");
}

BOOST_AUTO_TEST_CASE(a_link_to_an_article_is_listed_with_its_address) {
  const Outcome outcome = follow("b.md", {"path:b.md"});
  BOOST_TEST(outcome.linked);
  BOOST_TEST(outcome.href == "https://sea.example/b/");
  BOOST_REQUIRE(outcome.links.size() == 1U);
  BOOST_TEST(outcome.links[0].row == 1U);
  BOOST_TEST(outcome.links[0].id == "urn:uuid:" + uuid_v5("https://sea.example\nb.md"));
  BOOST_TEST(outcome.links[0].url == "https://sea.example/b/");
  BOOST_TEST(outcome.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_link_to_an_article_needs_no_site) {
  const Outcome outcome = follow("b.md", {"path:b.md"}, {}, without_site());
  BOOST_TEST(outcome.linked);
  BOOST_TEST(outcome.href == "b.md");
  BOOST_TEST(outcome.links.size() == 1U);
  BOOST_TEST(outcome.links[0].url == "");
}

BOOST_AUTO_TEST_CASE(keys_are_tried_best_first) {
  const std::vector<Article> others{article("b.md"), article("c.md")};
  BOOST_TEST(follow("x", {"path:none.md", "slug:c", "path:b.md"}, {}, publication(), others)
                 .links.at(0)
                 .row == 2U);
}

BOOST_AUTO_TEST_CASE(a_fragment_that_exists_stays) {
  Article target = article("b.md");
  anchor(target, "où");
  const Outcome outcome = follow("b.md#x", {"path:b.md"}, "où", publication(), {target});
  BOOST_TEST(outcome.links.at(0).fragment == "où");
  BOOST_TEST(outcome.href == "https://sea.example/b/#où");
  BOOST_TEST(outcome.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_fragment_that_does_not_exist_leads_to_the_whole_article) {
  const Outcome outcome = follow("b.md#x", {"path:b.md"}, "x");
  BOOST_TEST(outcome.linked);
  BOOST_TEST(outcome.links.at(0).fragment == "");
  BOOST_TEST(outcome.href == "https://sea.example/b/");
  check_diagnostic(outcome, Code::link_fragment_missing,
                   "a.md:7:3: warning: `b.md#x` leads to an article, but `#x` is not in it "
                   "[link-fragment-missing]");
}

BOOST_AUTO_TEST_CASE(a_link_to_a_missing_article_becomes_plain_text) {
  const Outcome outcome = follow("colour-notes.md", {"path:articles/colour-notes.md"}, {},
                                 publication(), {article("articles/color-notes.md")});
  BOOST_TEST(!outcome.linked);
  check_diagnostic(outcome, Code::link_target_missing,
                   "a.md:7:3: warning: `colour-notes.md` leads to no article; did you mean "
                   "`articles/color-notes.md`? "
                   "[link-target-missing]");
}

BOOST_AUTO_TEST_CASE(a_missing_article_with_nothing_near_gets_no_hint) {
  check_diagnostic(
      follow("completely-different.html", {"path:completely-different.html"}),
      Code::link_target_missing,
      "a.md:7:3: warning: `completely-different.html` leads to no article [link-target-missing]");
}

BOOST_AUTO_TEST_CASE(a_link_to_a_draft_becomes_plain_text) {
  Article draft = article("b.md");
  draft.draft = true;
  const Outcome outcome = follow("/b/", {"url:sea.example/b"}, {}, publication(), {draft});
  BOOST_TEST(!outcome.linked);
  check_diagnostic(outcome, Code::link_target_missing,
                   "a.md:7:3: warning: `/b/` leads to an article that is left out or has an error "
                   "[link-target-missing]");
}

BOOST_AUTO_TEST_CASE(a_link_by_name_leads_to_the_article_of_that_name) {
  const Outcome outcome =
      follow("article:B#top", {"path:B.md", "name:b"}, {}, publication(), {article("x/b.md")});
  BOOST_TEST(outcome.href == "https://sea.example/b/");
  BOOST_REQUIRE(outcome.links.size() == 1U);
  BOOST_TEST(outcome.links[0].id != "");
  BOOST_TEST(outcome.diagnostics.empty());
  const Outcome nowhere = follow("article:B", {"name:b"}, {}, without_site());
  BOOST_TEST(nowhere.links.size() == 1U);
  BOOST_TEST(nowhere.href == "B");
}

BOOST_AUTO_TEST_CASE(a_link_by_name_never_leaves_the_archive) {
  const Outcome outcome = follow("article:C%20d", {"path:C d.md", "name:c d"});
  BOOST_TEST(!outcome.linked);
  check_diagnostic(outcome, Code::link_target_missing,
                   "a.md:7:3: warning: `C d` leads to no article [link-target-missing]");
  const Outcome unlisted = follow("article:C", {});
  BOOST_TEST(!unlisted.linked);
  BOOST_TEST(unlisted.diagnostics.size() == 1U);
}

BOOST_AUTO_TEST_CASE(an_article_that_another_shows_becomes_a_link_to_it) {
  Article source = article("a.md");
  const NodeIndex node = source.body.append(Body::root(), Element::embed);
  source.body.set_attribute(node, Attribute::href, "article:b");
  source.links.push_back({node, {"name:b"}, "", {7, 1}});
  source.body.append(node, Element::image);
  source.body.append(node, Element::media_file);
  const Record record = Build({source, article("b.md")}).record("a.md");
  BOOST_TEST((record.body[node].element == Element::link));
  BOOST_TEST(plain_text(record.body, node) == "b");
  BOOST_TEST(record.body.attribute(node, Attribute::href) == "https://sea.example/b/");
}

BOOST_AUTO_TEST_CASE(a_link_without_its_text_keeps_its_anchor) {
  Article source = article("a.md");
  const NodeIndex node = link(source, "gone.md", {"path:gone.md"});
  source.body.set_attribute(node, Attribute::id, "here");
  const Record record = Build({source}).record("a.md");
  BOOST_TEST((record.body[node].element == Element::span));
  BOOST_TEST(!record.body.has_attribute(node, Attribute::href));
  BOOST_TEST(record.body.attribute(node, Attribute::id) == "here");
}

BOOST_AUTO_TEST_CASE(links_that_mean_no_article_become_absolute) {
  BOOST_TEST(follow("notes.pdf", {"path:notes.pdf"}).href == "https://sea.example/a/notes.pdf");
  BOOST_TEST(follow("/about", {"url:sea.example/about"}).href == "https://sea.example/about");
  BOOST_TEST(follow("//other.example/x", {}).href == "https://other.example/x");
  BOOST_TEST(follow("//other.example/x", {}, {}, without_site()).href == "https://other.example/x");
  BOOST_TEST(follow("http://other.example/x?y#z", {}).href == "http://other.example/x?y#z");
  BOOST_TEST(follow("mailto:a@b.example", {}, {}, without_site()).href == "mailto:a@b.example");
}

BOOST_AUTO_TEST_CASE(a_relative_link_without_a_site_becomes_plain_text) {
  for (const std::string href : {"notes.pdf", "/about"}) {
    const Outcome outcome = follow(href, {}, {}, without_site());
    BOOST_TEST(!outcome.linked);
    check_diagnostic(
        outcome, Code::link_relative,
        "a.md:7:1: warning: `" + href +
            "` leads to no article, and without a site it leads nowhere; name the site in the "
            "configuration, or with --site [link-relative]");
  }
}

BOOST_AUTO_TEST_CASE(an_empty_link_becomes_plain_text) {
  const Outcome outcome = follow("", {});
  BOOST_TEST(!outcome.linked);
  check_diagnostic(outcome, Code::link_relative,
                   "a.md:7:1: warning: `` is no address [link-relative]");
}

BOOST_AUTO_TEST_CASE(a_link_to_no_possible_host_becomes_plain_text) {
  const Outcome outcome = follow("http://www.%5Bagency%5D.gov/x", {});
  BOOST_TEST(!outcome.linked);
  check_diagnostic(outcome, Code::link_invalid,
                   "a.md:7:1: warning: `http://www.%5Bagency%5D.gov/x` is no address: no site has "
                   "such a name [link-invalid]");
}

BOOST_AUTO_TEST_CASE(links_inside_the_article_need_their_place) {
  Article source = article("a.md");
  anchor(source, "où");
  const NodeIndex good = link(source, "#o%C3%B9", {});
  const NodeIndex bad = link(source, "#nowhere", {});
  const Record record = Build({source}).record("a.md");
  BOOST_TEST(record.body.attribute(good, Attribute::href) == "#où");
  BOOST_TEST((record.body[record.body[record.body[Body::root()].first_child].last_child].element ==
              Element::text));
  BOOST_TEST(bad != good);
  BOOST_TEST((record.diagnostics.at(0).code == Code::anchor_missing));
  const std::vector<std::string> expected{
      "a.md:7:1: warning: `#nowhere` leads to no place in this article [anchor-missing]"};
  BOOST_TEST(texts(record.diagnostics) == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(links_to_the_top_of_the_page_become_plain_without_a_word) {
  Article source = article("a.md");
  link(source, "#", {});
  link(source, "#Top", {});
  const Record record = Build({source}).record("a.md");
  BOOST_TEST(record.diagnostics.empty());
  for (NodeIndex node = Body::root(); node != no_node;
       node = record.body.next_in_order(node, Body::root()))
    BOOST_TEST((record.body[node].element != Element::link));
}

BOOST_AUTO_TEST_CASE(embedded_media_without_an_address_keep_their_name) {
  Article source = article("a.md");
  const NodeIndex embed = source.body.append(Body::root(), Element::embed, {9, 1});
  source.body.set_attribute(embed, Attribute::href, "talk.mp4");
  BOOST_TEST(Build({source}).record("a.md").body.attribute(embed, Attribute::href) ==
             "https://sea.example/a/talk.mp4");
  const Record record = Build({source}, {}, without_site()).record("a.md");
  BOOST_TEST(!record.body.has_attribute(embed, Attribute::href));
  BOOST_TEST(record.body.attribute(embed, Attribute::title) == "talk.mp4");
  BOOST_TEST(record.diagnostics.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_outputs_may_hold_is_theirs_to_report) {
  Article source = article("a.md");
  const NodeIndex embed = source.body.append(Body::root(), Element::embed, {9, 1});
  source.body.set_attribute(embed, Attribute::href, "talk.mp4");
  const NodeIndex file = source.body.append(embed, Element::media_file);
  source.body.set_attribute(file, Attribute::src, "talk.mp4");
  source.body.set_attribute(file, Attribute::kind, "source");
  source.media = {{"talk.mp4", MediaFile::Place::here, "talk.mp4", "video/mp4", "H.264", 1}};
  const Record record = Build({source}, {}, without_site()).record("a.md");
  BOOST_TEST((record.media == source.media));
  BOOST_TEST(!record.body.has_attribute(embed, Attribute::href));
  BOOST_TEST(record.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(citations_become_absolute_or_go) {
  Article source = article("a.md");
  const NodeIndex quote = source.body.append(Body::root(), Element::block_quote);
  source.body.set_attribute(quote, Attribute::cite, "/source");
  BOOST_TEST(Build({source}).record("a.md").body.attribute(quote, Attribute::cite) ==
             "https://sea.example/source");
  BOOST_TEST(!Build({source}, {}, without_site())
                  .record("a.md")
                  .body.has_attribute(quote, Attribute::cite));
}

BOOST_AUTO_TEST_CASE(links_follow_articles_to_their_new_places) {
  Build first({article("old.md", "Moved."), article("z.md")});
  Article source = article("z.md");
  link(source, "old.md", {"path:old.md"});
  const Record record = Build({article("new.md", "Moved."), source}, first.ledger()).record("z.md");
  BOOST_TEST(record.links.at(0).url == "https://sea.example/new/");
  BOOST_TEST(record.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(links_to_what_has_left_the_sources_say_so) {
  const auto with_links = [] {
    Article made = article("a.md");
    link(made, "b.md", {path_link_key("b.md")});
    link(made, "/b/", {url_link_key("https://sea.example/b/")});
    return made;
  };
  Build first({with_links(), article("b.md", "Two.")});
  for (int build = 0; build < 2; ++build) {
    Build second({with_links()}, first.ledger());
    const Record record = second.record("a.md");
    BOOST_TEST(record.links.empty());
    const std::vector<std::string> expected{
        "a.md:7:3: warning: `b.md` leads to an article that is no longer in the sources "
        "[link-target-missing]",
        "a.md:7:3: warning: `/b/` leads to an article that is no longer in the sources "
        "[link-target-missing]"};
    BOOST_TEST(texts(record.diagnostics) == expected, boost::test_tools::per_element());
    first = Build({with_links()}, second.ledger());
  }
}

BOOST_AUTO_TEST_CASE(what_has_left_a_feed_is_still_on_its_site) {
  Article made = article("a.md");
  link(made, "https://sea.example/b/", {url_link_key("https://sea.example/b/")});
  Article item = article("feed.xml//1");
  item.url = "https://sea.example/b/";
  Build first({made, item});
  Build second({made}, first.ledger());
  BOOST_TEST(second.record("a.md").diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_link_in_other_capitals_finds_its_article_and_says_so) {
  Article made = article("a.md");
  link(made, "NOTES/Salt.md", {path_link_key("NOTES/Salt.md")});
  Build build({made, article("notes/salt.md")});
  const Record record = build.record("a.md");
  BOOST_REQUIRE(record.links.size() == 1u);
  BOOST_TEST(record.links[0].id == build.id("notes/salt.md"));
  BOOST_TEST((record.diagnostics.at(0).code == Code::link_case_differs));
  const std::vector<std::string> expected{
      "a.md:7:3: info: `NOTES/Salt.md` leads to `notes/salt.md`, whose name is written otherwise "
      "[link-case-differs]"};
  BOOST_TEST(texts(record.diagnostics) == expected, boost::test_tools::per_element());
  Build several({made, article("notes/salt.md"), article("notes/SALT.md")});
  BOOST_TEST(several.record("a.md").links.empty());
}

BOOST_AUTO_TEST_CASE(a_fragment_of_another_tool_leads_to_the_place_that_it_means) {
  Article target = article("b.md");
  target.body.set_attribute(target.body[Body::root()].first_child, Attribute::id, "sea-salt");
  Article made = article("a.md");
  link(made, "b.md#user-content-Sea_Salt", {path_link_key("b.md")}, "user-content-Sea_Salt");
  Build build({made, target});
  const Record record = build.record("a.md");
  BOOST_REQUIRE(record.links.size() == 1u);
  BOOST_TEST(record.links[0].fragment == "sea-salt");
  BOOST_TEST(record.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_renamed_slug_leaves_its_address_to_the_article_that_has_it) {
  Article source = article("z.md");
  link(source, "/salt/", {"url:sea.example/salt"});
  link(source, "/salt-2/", {"url:sea.example/salt-2"});
  const Build build({dated(article("a/salt.md"), 2024), dated(article("b/salt.md"), 2023), source});
  const Record record = build.record("z.md");
  BOOST_TEST(record.links.at(0).row == 1U);
  BOOST_TEST(record.links.at(1).row == 0U);
}

BOOST_AUTO_TEST_CASE(decisions_that_do_not_fit_are_an_environment_error) {
  Build build({article("a.md")});
  StoredArticle stored = build.catalog().load(0);
  stored.decisions.printed.push_back({"nobody", "", ""});
  BOOST_CHECK_THROW(resolve(stored, publication()), Error);
}

BOOST_AUTO_TEST_SUITE_END()
