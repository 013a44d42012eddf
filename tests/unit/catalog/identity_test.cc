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

// --- One row for each way in which an archive changes: the id that b.md gets is that of a.md.

namespace {

Article stated(Article article, std::string url) {
  article.url = std::move(url);
  return article;
}

Publication on(std::string site, std::string permalink = "/{slug}/") {
  Publication moved = publication();
  moved.site = std::move(site);
  moved.permalink = std::move(permalink);
  return moved;
}

std::vector<std::string> codes(const Build& build) {
  std::vector<std::string> codes;
  for (const Diagnostic& diagnostic : build.diagnostics())
    codes.push_back(diagnostic.origin + " " + std::string(info(diagnostic.code).id));
  return codes;
}

void expect_codes(const Build& build, const std::vector<std::string>& expected) {
  BOOST_TEST(codes(build) == expected, boost::test_tools::per_element());
}

std::string item(const std::string& part) { return part_origin("feed.xml", part); }

}  // namespace

BOOST_AUTO_TEST_CASE(files_that_change_names_keep_their_ids) {
  Build first({article("a.md", "One."), article("b.md", "Two."), article("c.md", "Three.")});
  Build second({article("a.md", "Three."), article("b.md", "One."), article("c.md", "Two.")},
               first.ledger());
  BOOST_TEST(second.id("b.md") == first.id("a.md"));
  BOOST_TEST(second.id("c.md") == first.id("b.md"));
  BOOST_TEST(second.id("a.md") == first.id("c.md"));
  expect_codes(second, {"a.md id-matched-by-content", "b.md id-matched-by-content",
                        "c.md id-matched-by-content"});
}

BOOST_AUTO_TEST_CASE(a_text_that_makes_room_for_that_of_another_day_takes_its_id_along) {
  Build first({dated(article("news.md", "March."), 2024, 3)});
  Build second({dated(article("news.md", "April."), 2024, 4),
                dated(article("2024-03.md", "March."), 2024, 3)},
               first.ledger());
  BOOST_TEST(second.id("2024-03.md") == first.id("news.md"));
  BOOST_TEST(second.id("news.md") != first.id("news.md"));
  // Without a date nobody knows which is which, and the place counts.
  Build undated({article("news.md", "March.")});
  Build rewritten({article("news.md", "April."), article("2024-03.md", "March.")},
                  undated.ledger());
  BOOST_TEST(rewritten.id("news.md") == undated.id("news.md"));
}

BOOST_AUTO_TEST_CASE(of_two_copies_that_state_one_id_the_one_that_had_it_keeps_it) {
  Build first({with_id(article("b.md"), "tag:x")});
  Build second({with_id(article("a.md"), "tag:x"), with_id(article("b.md"), "tag:x")},
               first.ledger());
  BOOST_TEST(second.id("b.md") == "tag:x");
  BOOST_TEST(second.id("a.md") != "tag:x");
  expect_codes(second, {"a.md id-duplicate"});
}

BOOST_AUTO_TEST_CASE(a_new_id_of_an_old_article_is_reported_and_what_was_known_of_it_stays) {
  Build first({article("a.md")});
  const std::string old_id = first.id("a.md");
  Article changed = with_slug(with_id(article("a.md"), "tag:a"), "new");
  Build second({changed}, first.ledger());
  const std::vector<std::string> expected{
      "a.md: warning: this was published as `" + old_id +
      "`, and states the id `tag:a` now: readers see it as new; state `" + old_id +
      "`, or no id [id-changed]"};
  BOOST_TEST(texts(second.diagnostics()) == expected, boost::test_tools::per_element());
  const LedgerArticle* old = second.ledger().find_id(old_id);
  BOOST_TEST(old->is_gone);
  BOOST_TEST(old->aliases == std::vector<std::string>{"id:tag:a"},
             boost::test_tools::per_element());
  const std::vector<std::string> aliases{"slug:a", "slug:new", "title:a", "url:sea.example/a",
                                         "url:sea.example/new"};
  BOOST_TEST(second.ledger().find_id("tag:a")->aliases == aliases,
             boost::test_tools::per_element());

  Build third({changed}, second.ledger());
  BOOST_TEST(third.diagnostics().empty());
  BOOST_TEST(third.ledger().to_text() == second.ledger().to_text());
  Build unstated({with_slug(article("a.md"), "new")}, second.ledger());
  BOOST_TEST(unstated.id("a.md") == "tag:a");
  Build back({with_id(article("a.md"), old_id)}, second.ledger());
  BOOST_TEST(back.id("a.md") == old_id);
}

BOOST_AUTO_TEST_CASE(what_a_feed_calls_an_article_does_not_change_its_id) {
  Build first({dated(article("posts/a.md"), 2024)});
  const Article in_feed =
      dated(with_slug(with_id(article(item("7"), "As exported."), "https://sea.example/?p=7"), "a"),
            2024);
  Build second({in_feed}, first.ledger());
  BOOST_TEST(second.id(item("7")) == first.id("posts/a.md"));
  expect_codes(second, {item("7") + " id-matched-by-alias"});
  BOOST_TEST((second.diagnostics().at(0).code == Code::id_matched_by_alias));
  // From now on it is known by what it states, whatever else changes.
  Article renamed = with_slug(in_feed, "another");
  renamed.origin = "later.xml//9";
  Build third({renamed}, second.ledger());
  BOOST_TEST(third.id("later.xml//9") == first.id("posts/a.md"));
  BOOST_TEST(third.diagnostics().empty());
}

BOOST_AUTO_TEST_CASE(items_that_leave_a_feed_give_their_ids_to_none_that_come) {
  const auto episode = [](const std::string& part, std::int16_t year) {
    return stated(dated(with_id(article(item(part)), "guid:" + part), year),
                  "https://show.example/");
  };
  Build first({episode("1", 2021), episode("2", 2022)});
  Build second({episode("2", 2022), episode("3", 2023)}, first.ledger());
  BOOST_TEST(second.id(item("2")) == "guid:2");
  BOOST_TEST(second.id(item("3")) == "guid:3");
  Build alone({episode("1", 2021)});
  Build next({episode("2", 2022)}, alone.ledger());
  BOOST_TEST(next.id(item("2")) == "guid:2");
  expect_codes(next, {item("1") + " article-gone"});
}

BOOST_AUTO_TEST_CASE(another_export_in_the_place_of_the_first_has_ids_of_its_own) {
  Build first({dated(with_id(article(item("7"), "One."), "https://one.example/?p=7"), 2021)});
  Build second({dated(with_id(article(item("7"), "Two."), "https://two.example/?p=7"), 2022)},
               first.ledger());
  BOOST_TEST(second.id(item("7")) == "https://two.example/?p=7");
  // The same export after its site has moved.
  Build moved({dated(with_id(article(item("7"), "One."), "https://two.example/?p=7"), 2021)},
              first.ledger());
  BOOST_TEST(moved.id(item("7")) == "https://one.example/?p=7");
}

BOOST_AUTO_TEST_CASE(a_site_that_moves_to_another_host_keeps_its_ids) {
  const auto post = [](const std::string& site, const std::string& file, const std::string& text) {
    return stated(article(file, text), site + "/2024/" + file.substr(file.find('/') + 1, 1) + "/");
  };
  const std::string old_site = "https://old.example", new_site = "https://new.example";
  Build first({post(old_site, "x/a.md", "1"), post(old_site, "x/b.md", "2"),
               post(old_site, "x/c.md", "3")});
  const std::vector<Article> moved{post(new_site, "y/a.md", "Other 1"),
                                   post(new_site, "y/b.md", "Other 2"),
                                   dated(with_slug(post(new_site, "y/d.md", "New"), "d"), 2024)};
  Build second(moved, first.ledger(), on(new_site));
  BOOST_TEST(second.id("y/a.md") == first.id("x/a.md"));
  BOOST_TEST(second.id("y/b.md") == first.id("x/b.md"));
  const std::vector<std::string> expected{
      "info: 2 articles of `old.example` are now on `new.example` and keep their ids [site-moved]",
      "x/c.md: info: this was published as `" + first.id("x/c.md") +
          "` and is no longer in the sources [article-gone]"};
  BOOST_TEST(texts(second.diagnostics()) == expected, boost::test_tools::per_element());
  BOOST_TEST((second.diagnostics().at(0).code == Code::site_moved));

  // One page that happens to have the path of a page elsewhere proves nothing.
  Build one({post(old_site, "x/a.md", "1"), post(old_site, "x/b.md", "2")});
  Build other({dated(with_slug(post(new_site, "y/a.md", "Other"), "z"), 2024)}, one.ledger());
  BOOST_TEST(other.id("y/a.md") != one.id("x/a.md"));
}

BOOST_AUTO_TEST_CASE(a_rewritten_article_elsewhere_is_known_by_its_title_and_day) {
  const auto titled = [](Article article, std::string title) {
    article.title = std::move(title);
    return article;
  };
  const auto by_path = on("https://sea.example", "/{path}/");
  Build first({dated(titled(article("x/1.md", "One."), "Salt from the sun"), 2024)}, {}, by_path);
  Build same({dated(titled(article("y/sun.md", "Two."), "Salt from the Sun"), 2024)},
             first.ledger(), by_path);
  BOOST_TEST(same.id("y/sun.md") == first.id("x/1.md"));
  expect_codes(same, {"y/sun.md id-matched-by-alias"});
  Build other({dated(titled(article("y/sun.md", "Two."), "Salt from the Sun"), 2025)},
              first.ledger(), by_path);
  BOOST_TEST(other.id("y/sun.md") != first.id("x/1.md"));
}

BOOST_AUTO_TEST_CASE(a_moved_folder_of_rewritten_articles_is_matched_by_the_folders_within) {
  const auto by_path = on("https://sea.example", "/{path}/");
  Build first({article("old/en/salt.md", "1"), article("old/fr/salt.md", "2")}, {}, by_path);
  Build second({article("new/docs/fr/salt.md", "3"), article("new/en/salt.md", "4")},
               first.ledger(), by_path);
  BOOST_TEST(second.id("new/en/salt.md") == first.id("old/en/salt.md"));
  BOOST_TEST(second.id("new/docs/fr/salt.md") == first.id("old/fr/salt.md"));
}

BOOST_AUTO_TEST_CASE(times_and_zones_that_a_conversion_adds_do_not_change_the_day) {
  const auto by_path = on("https://sea.example", "/{path}/");
  Build first({dated(article("x/salt.md", "One."), 2024, 5, 1)}, {}, by_path);
  Article late = article("y/salt.html", "Rewritten.");
  late.published = parse_date("2024-05-01T23:30:00-05:00").date;
  Build second({late}, first.ledger(), by_path);
  BOOST_TEST(second.id("y/salt.html") == first.id("x/salt.md"));
}

BOOST_AUTO_TEST_CASE(aliases_do_not_grow_without_end) {
  Ledger ledger;
  for (int i = 0; i < 80; ++i)
    ledger = Build({with_slug(article("a.md"), "a" + std::to_string(i))}, ledger).ledger();
  const LedgerArticle* entry = ledger.find_origin("a.md");
  BOOST_TEST(entry->aliases.size() == 100U);
  BOOST_TEST(ledger.find_alias("url:sea.example/a0") == entry);
  BOOST_TEST(ledger.find_alias("slug:a79") == entry);
}

BOOST_AUTO_TEST_SUITE_END()
