#include "export/index/index_page.h"

#include <boost/test/unit_test.hpp>

#include "export/index/html_lines.h"
#include "listing_fixture.h"

using namespace offprint;
using namespace offprint::test;

namespace {

std::string page(const ListingContext& context) {
  Diagnostics diagnostics;
  const std::vector<ListingFile> files = make_index_page(context, diagnostics);
  BOOST_TEST(files.at(0).media_type == "text/html");
  return files.at(0).bytes;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(index_page_of_outputs)

BOOST_AUTO_TEST_CASE(books_feeds_and_lists_are_linked) {
  ListingContext context = listing_context("index", "pages/index.html");
  ListedFile list = listed_feed("feeds.opml", "text/x-opml", "Marginal Sea");
  list.kind = "opml";
  context.files = {full_book(), listed_feed("feed.xml", "application/rss+xml", "Marginal Sea"),
                   listed_feed("pages/feed.json", "application/feed+json", "Marginal Sea"), list};
  const std::string text = page(context);
  BOOST_TEST(text.starts_with("<!DOCTYPE html>\n<html lang=\"en\">\n"));
  BOOST_TEST(holds(text,
                   "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"Marginal Sea\" "
                   "href=\"../feed.xml\">\n"));
  BOOST_TEST(holds(text, "<a class=\"book\" href=\"../books/salt.epub\""));
  BOOST_TEST(holds(text, "<img alt=\"\" loading=\"lazy\" src=\"../books/salt-thumbnail.png\">"));
  BOOST_TEST(holds(text, "<span class=\"title\" lang=\"de\">Salt &amp; &lt;Pans&gt;</span>"));
  BOOST_TEST(holds(text, "<p class=\"by\">Maud Tregellis</p>"));
  BOOST_TEST(holds(text, "Articles: 12</span> <span>340 kB</span>"));
  BOOST_TEST(holds(text,
                   "<li><span class=\"title\">Marginal Sea</span> <a href=\"../feed.xml\" "
                   "type=\"application/rss+xml\" aria-label=\"RSS: Marginal Sea\">RSS</a> <a "
                   "href=\"feed.json\""));
  BOOST_TEST(holds(text, "<span>All feeds</span> <span class=\"format\">OPML</span>"));
}

BOOST_AUTO_TEST_CASE(a_page_from_right_to_left_says_so_and_its_words_have_their_language) {
  ListingContext context = listing_context("index", "index.html");
  context.publication.language = "he";
  context.files = {listed_feed("feed.xml", "application/rss+xml", "Marginal Sea")};
  const std::string text = page(context);
  BOOST_TEST(holds(text, "<html lang=\"he\" dir=\"rtl\">"));
  BOOST_TEST(holds(text, "<h2 id=\"feeds\" lang=\"en\" dir=\"ltr\">Feeds</h2>"));
  BOOST_TEST(holds(text, "<span class=\"title\" lang=\"en\" dir=\"ltr\">Marginal Sea</span>"));
}

BOOST_AUTO_TEST_CASE(readers_find_the_feeds_of_everything_first_and_not_too_many) {
  ListingContext context = listing_context("index", "index.html");
  for (int i = 0; i < 60; ++i) {
    context.files.push_back(
        listed_feed("tags/" + std::to_string(i) + ".xml", "application/rss+xml", "Tag"));
    context.files.back().facets = {"tag"};
  }
  context.files.push_back(listed_feed("feed.xml", "application/rss+xml", "Everything"));
  const std::string text = page(context);
  std::size_t found = 0;
  for (std::size_t at = text.find("rel=\"alternate\""); at != text.npos;
       at = text.find("rel=\"alternate\"", at + 1))
    ++found;
  BOOST_TEST(found == most_discovered_feeds);
  BOOST_TEST(text.find("title=\"Everything\"") < text.find("title=\"Tag\""));
}

BOOST_AUTO_TEST_CASE(links_are_relative) {
  BOOST_TEST(relative_link("", "feeds/a b.xml") == "feeds/a%20b.xml");
  BOOST_TEST(relative_link("pages", "pages/x.html") == "x.html");
  BOOST_TEST(relative_link("pages/en", "pages/de/x.html") == "../de/x.html");
  BOOST_TEST(relative_link("a/b", "c.xml") == "../../c.xml");
  BOOST_TEST(relative_link("a/b", "c/b/d.xml") == "../../c/b/d.xml");
}

BOOST_AUTO_TEST_CASE(sizes_are_round) {
  BOOST_TEST(size_text(0) == "1 kB");
  BOOST_TEST(size_text(340'400) == "340 kB");
  BOOST_TEST(size_text(12'600'000) == "13 MB");
}

BOOST_AUTO_TEST_SUITE_END()
