#include "catalog/merge_twins.h"

#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"

using namespace offprint;
using test::article;
using test::Build;
using test::dated;

namespace {

std::string text() {
  std::string text;
  for (int i = 0; i < 120; ++i) text += "word" + std::to_string(i * i) + " ";
  return text;
}

Article page() {
  Article page = dated(article("a/salt.html", text()), 2024, 3, 2);
  page.format = "html";
  page.title = "How salt moved";
  page.slug = "how-salt-moved";
  page.url = "https://sea.example/2024/how-salt-moved";
  page.word_count = 120;
  test::tag(page, "Trade");
  test::author(page, "Ada Brine");
  return page;
}

Article file() {
  Article file = article("b/salt.md", text());
  file.title = "How salt moved";
  file.word_count = 120;
  return file;
}

Article pointer() {
  Article pointer = article("c/index.md");
  test::link(pointer, "../a/salt.html", {"path:a/salt.html"});
  return pointer;
}

Build merged(std::vector<Article> articles, Ledger ledger = {},
             DuplicatePolicy policy = DuplicatePolicy::merge) {
  return Build(std::move(articles), std::move(ledger), test::publication(), {}, {}, policy);
}

std::string entries(Build& build) {
  std::string text;
  build.catalog().for_each_entry([&](const Entry& entry) {
    text += entry.origin + " " + entry.title + " " +
            (entry.published ? to_iso8601(*entry.published) : "-");
    for (const std::string& tag : entry.tag_slugs) text += " #" + tag;
    text += "\n";
  });
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(merging_twins)

BOOST_AUTO_TEST_CASE(of_several_forms_one_article_is_left) {
  Build build = merged({page(), file(), pointer()});
  BOOST_TEST(entries(build) ==
             "b/salt.md How salt moved 2024-03-02 #trade\n"
             "c/index.md index -\n");
  const Record record = build.record("b/salt.md");
  BOOST_TEST(record.url == "https://sea.example/2024/how-salt-moved");
  BOOST_TEST(record.slug == "salt");
  BOOST_TEST(record.authors.at(0).name == "Ada Brine");
  BOOST_TEST(test::texts(build.diagnostics()) ==
                 std::vector<std::string>{"a/salt.html: info: this is `b/salt.md` in another form "
                                          "(100 % of the text is the same); both were made one "
                                          "article [article-merged]"},
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(links_to_any_form_lead_to_the_article) {
  const Record record = merged({page(), file(), pointer()}).record("c/index.md");
  BOOST_REQUIRE_EQUAL(record.links.size(), 1U);
  BOOST_TEST(record.links[0].row == 1U);
  BOOST_TEST(record.links[0].url == "https://sea.example/2024/how-salt-moved");
  BOOST_TEST(record.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(what_was_published_first_keeps_its_id) {
  const Build before = merged({page()});
  const std::string id = before.id("a/salt.html");
  Article stated = file();
  stated.explicit_id = "tag:sea.example,2024:salt";
  const Build after = merged({page(), stated}, before.ledger());
  BOOST_TEST(after.id("b/salt.md") == id);
  // And so it stays, with the page or without it.
  BOOST_TEST(merged({page(), file()}, after.ledger()).id("b/salt.md") == id);
  BOOST_TEST(merged({file()}, after.ledger()).id("b/salt.md") == id);
}

BOOST_AUTO_TEST_CASE(by_default_both_stay_and_the_lesser_is_reported) {
  Build build = merged({page(), file()}, {}, DuplicatePolicy::report);
  BOOST_TEST(entries(build) ==
             "a/salt.html How salt moved 2024-03-02 #trade\n"
             "b/salt.md How salt moved -\n");
  BOOST_TEST(test::texts(build.diagnostics()) ==
                 std::vector<std::string>{
                     "a/salt.html: warning: this is `b/salt.md` in another form: 100 % of the text "
                     "is the same; `duplicates: merge` makes one article of both; `duplicates: "
                     "keep` says nothing [article-duplicate]"},
             boost::test_tools::per_element());
  BOOST_TEST(merged({page(), file()}, {}, DuplicatePolicy::keep).diagnostics().empty());
}

BOOST_AUTO_TEST_CASE(a_form_that_adds_nothing_leaves_the_record_as_it_is) {
  Article bare = file();
  bare.format = "capture";
  bare.origin = "z/salt.txt";
  const Record alone = merged({page()}).record("a/salt.html");
  const Record both = merged({page(), bare}).record("a/salt.html");
  BOOST_TEST(alone.id == both.id);
  BOOST_TEST(alone.slug == both.slug);
  BOOST_TEST(alone.url == both.url);
  BOOST_TEST(alone.title == both.title);
  BOOST_TEST(alone.provenance.size() == both.provenance.size());
  BOOST_TEST(first_difference(alone.body, both.body) == "");
}

BOOST_AUTO_TEST_SUITE_END()
