#include "catalog/chrome.h"

#include <boost/test/unit_test.hpp>

#include "catalog/archive.h"
#include "model/digest.h"

using namespace offprint;
using namespace offprint::test;

namespace {

using Lines = std::vector<std::string>;

// The text of the body of a.md when the pages a.md, b.md … have these last lines.
std::string text_of_first(const std::vector<Lines>& bottoms,
                          const std::string& site = "site:loaf") {
  std::vector<Article> pages;
  for (std::size_t i = 0; i < bottoms.size(); ++i)
    pages.push_back(page(std::string(1, static_cast<char>('a' + i)) + ".md", {}, bottoms[i], site));
  return plain_text(Build(std::move(pages)).record("a.md").body);
}

std::vector<Article> three_pages(const Lines& top, const Lines& bottom) {
  return {page("a.md", top, bottom), page("b.md", top, bottom), page("c.md", top, bottom)};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(chrome)

BOOST_AUTO_TEST_CASE(a_line_at_the_same_edge_of_three_pages_is_the_sites) {
  const Record record = Build(three_pages({"Menu"}, {"Share this"})).record("a.md");
  BOOST_TEST(plain_text(record.body) == "The text of a.md");
  BOOST_TEST(texts(record.diagnostics) ==
                 (Lines{"a.md:3:1: info: this block stands at the top of 3 of 3 pages of the "
                        "site [chrome-removed]",
                        "a.md:9:1: info: this block stands at the bottom of 3 of 3 pages of the "
                        "site [chrome-removed]"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(two_pages_or_a_few_of_many_prove_nothing) {
  BOOST_TEST(text_of_first({{"Share"}, {"Share"}}) == "The text of a.md\n\nShare");
  const Lines own{"Own"};
  BOOST_TEST(text_of_first({{"Share"}, {"Share"}, {"Share"}, own, own, own, own, own, own, own}) ==
             "The text of a.md\n\nShare");
  BOOST_TEST(text_of_first({{"Share"}, {"Share"}, {"Share"}, {}, {}, {}, {}, {}, {}}) ==
             "The text of a.md");
}

BOOST_AUTO_TEST_CASE(the_two_edges_are_counted_apart) {
  const Record record =
      Build({page("a.md", {"Share"}, {}), page("b.md", {}, {"Share"}), page("c.md", {}, {"Share"})})
          .record("a.md");
  BOOST_TEST(plain_text(record.body) == "Share\n\nThe text of a.md");
}

BOOST_AUTO_TEST_CASE(copies_of_one_article_make_no_site) {
  std::vector<Article> copies = three_pages({}, {"The last sentence."});
  for (Article& copy : copies) copy.title = "Salt";
  BOOST_TEST(plain_text(Build(copies).record("a.md").body) ==
             "The text of a.md\n\nThe last sentence.");
}

BOOST_AUTO_TEST_CASE(drafts_and_other_sites_do_not_count) {
  std::vector<Article> pages = three_pages({}, {"Share"});
  pages[2].draft = true;
  BOOST_TEST(plain_text(Build(pages).record("a.md").body) == "The text of a.md\n\nShare");
  pages = three_pages({}, {"Share"});
  pages[2].page_site = "site:salt";
  BOOST_TEST(plain_text(Build(pages).record("a.md").body) == "The text of a.md\n\nShare");
}

BOOST_AUTO_TEST_CASE(a_body_is_never_emptied) {
  std::vector<Article> pages = three_pages({}, {"Share"});
  pages[0].body.remove(pages[0].body[Body::root()].first_child);
  const Record record = Build(pages).record("a.md");
  BOOST_TEST(plain_text(record.body) == "Share");
  BOOST_TEST(record.diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(images_of_removed_blocks_go_and_words_are_counted_again) {
  std::vector<Article> pages = three_pages({"Read us daily."}, {});
  Article& first = pages[0];
  const NodeIndex chrome = first.edge_blocks[0].node;
  for (const char* src : {"logo.png", "salt.png"}) {
    const NodeIndex parent = src[0] == 'l' ? chrome : first.body[chrome].next;
    first.body.set_attribute(first.body.append(parent, Element::image), Attribute::src, src);
    first.images.emplace_back().src = src;
  }
  first.summary = body_summary(first.body, first.language);
  const Record record = Build(pages).record("a.md");
  BOOST_REQUIRE(record.images.size() == 1U);
  BOOST_TEST(record.images[0].src == "salt.png");
  BOOST_TEST(record.word_count == 4U);
  BOOST_TEST(record.summary == "The text of a.md");
}

BOOST_AUTO_TEST_CASE(a_stated_summary_stays) {
  std::vector<Article> pages = three_pages({"Read us daily."}, {});
  pages[0].summary = "As stated.";
  BOOST_TEST(Build(pages).record("a.md").summary == "As stated.");
}

BOOST_AUTO_TEST_CASE(no_link_leads_to_what_is_removed) {
  std::vector<Article> pages = three_pages({}, {"Comments"});
  for (Article& made : pages)
    made.body.set_attribute(made.edge_blocks[0].node, Attribute::id, "comments");
  link(pages[1], "a.md#comments", {"path:a.md"}, "comments");
  const Record record = Build(pages).record("b.md");
  BOOST_REQUIRE(record.links.size() == 1U);
  BOOST_TEST(record.links[0].fragment == "");
  BOOST_TEST(texts(record.diagnostics).back() ==
             "b.md:7:3: warning: `a.md#comments` leads to an article, but `#comments` is not in it "
             "[link-fragment-missing]");
}

BOOST_AUTO_TEST_CASE(headings_rank_without_gaps_afterwards) {
  std::vector<Article> pages = three_pages({"News"}, {});
  Article& first = pages[0];
  first.body.set_element(first.edge_blocks[0].node, Element::heading_2);
  const NodeIndex own = first.body.insert_after(first.edge_blocks[0].node, Element::heading_3);
  first.body.append_text(own, "Salt");
  const Record record = Build(pages).record("a.md");
  BOOST_TEST((record.body[own].element == Element::heading_2));
}

BOOST_AUTO_TEST_CASE(a_name_that_ends_half_of_the_titles_is_cut) {
  std::vector<Article> pages = three_pages({}, {});
  for (Article& made : pages) suffix(made, "The Daily Loaf");
  pages[0].provenance.push_back({"title", {6, 1}, "`title` of the page", 0.8});
  Build build(pages);
  const Record record = build.record("a.md");
  BOOST_TEST(record.title == "a");
  BOOST_TEST(record.provenance.at(0).rule ==
             "`title` of the page, without `The Daily Loaf`, which ends the titles of 3 of 3 pages "
             "of the site");
  std::string titles;
  build.catalog().for_each_entry([&](const Entry& entry) { titles += entry.title + ";"; });
  BOOST_TEST(titles == "a;b;c;");
}

BOOST_AUTO_TEST_CASE(a_part_of_few_titles_stays) {
  std::vector<Article> pages = three_pages({}, {});
  for (const char* origin : {"d.md", "e.md", "f.md", "g.md"}) pages.push_back(page(origin, {}, {}));
  for (std::size_t i = 0; i < 3; ++i) suffix(pages[i], "A history");
  BOOST_TEST(Build(pages).record("a.md").title == "a | A history");
}

BOOST_AUTO_TEST_CASE(two_titles_of_a_small_site_tell_its_name) {
  std::vector<Article> pages{page("a.md", {}, {}), page("b.md", {}, {})};
  for (Article& made : pages) suffix(made, "The Daily Loaf");
  const Record record = Build(pages).record("a.md");
  BOOST_TEST(record.title == "a");
  BOOST_TEST(record.site.name == "The Daily Loaf");
  for (const char* origin : {"c.md", "d.md"}) pages.push_back(page(origin, {}, {}));
  BOOST_TEST(Build(pages).record("a.md").title == "a | The Daily Loaf");
}

BOOST_AUTO_TEST_CASE(an_end_that_reads_as_a_subtitle_is_one) {
  std::vector<Article> pages{page("a.md", {}, {})};
  pages[0].title = "How does salt form?";
  suffix(pages[0], "What the sea leaves");
  const Record record = Build(pages).record("a.md");
  BOOST_TEST(record.title == "How does salt form?");
  BOOST_TEST(record.subtitle == "What the sea leaves");
}

BOOST_AUTO_TEST_SUITE_END()
