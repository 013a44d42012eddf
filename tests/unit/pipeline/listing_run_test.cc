#include "pipeline/listing_run.h"

#include <boost/test/unit_test.hpp>

#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace test;

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

void put_article(const Folder& folder) {
  folder.put("in/a.md", "---\ntitle: Salt\ndate: 2024-03-12\ntags: [Salt]\n---\nText.\n");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(listing_run)

BOOST_AUTO_TEST_CASE(the_index_page_links_lists_that_come_after_it) {
  const Folder folder;
  put_article(folder);
  Configuration made = configuration(folder);
  made.outputs = {output("index", "site/index.html"),   output("epub", "site/books/salt.epub"),
                  output("rss", "site/tags/{tag}.xml"), output("opml", "site/feeds.opml"),
                  output("opds", "site/opds.xml"),      output("sitemap", "site/sitemap.xml")};
  folder.put("out/site/books/salt.jpg", "cover");
  run(made);
  const std::string page = folder.get("out/site/index.html");
  for (const char* link : {"\"books/salt.epub\"", "\"books/salt.jpg\"", "\"tags/salt.xml\"",
                           "\"feeds.opml\"", "\"opds.xml\"", "\"sitemap.xml\""})
    BOOST_TEST(holds(page, link), link);
  BOOST_TEST(holds(folder.get("out/site/feeds.opml"), "https://test.example/tags/salt.xml"));
  BOOST_TEST(holds(folder.get("out/site/tags/salt.xml"), "https://test.example/tags/salt.xml"));
  BOOST_TEST(holds(folder.get("out/site/opds.xml"), "https://test.example/books/salt.epub"));
  BOOST_TEST(holds(folder.get("out/site/opds.xml"), "https://test.example/books/salt.jpg"));
}

BOOST_AUTO_TEST_CASE(the_configuration_says_which_folder_is_served) {
  const Folder folder;
  put_article(folder);
  Configuration made = configuration(folder);
  made.outputs = {output("rss", "site/feed.xml"), output("opml", "site/feeds.opml")};
  made.served_folder = ".";
  run(made);
  BOOST_TEST(holds(folder.get("out/site/feeds.opml"), "https://test.example/site/feed.xml"));
}

BOOST_AUTO_TEST_CASE(what_is_not_served_is_reported) {
  const Folder folder;
  put_article(folder);
  Configuration made = configuration(folder);
  made.outputs = {output("rss", "feed.xml"), output("opml", "site/feeds.opml")};
  const BuildResult result = run(made);
  BOOST_TEST(result.log.counts().at(Code::listing_file_outside) == 1U);
  BOOST_TEST(!holds(folder.get("out/site/feeds.opml"), "feed.xml"));
}

BOOST_AUTO_TEST_CASE(volumes_are_named_one_by_one) {
  const Folder folder;
  put_article(folder);
  folder.put("in/b.md", "---\ntitle: Fog\ndate: 2024-03-13\n---\nText.\n");
  Configuration made = configuration(folder);
  made.outputs = {output("epub", "all.epub"), output("opds", "opds.xml")};
  made.outputs[0].volume_size = 1;
  run(made);
  const std::string catalog = folder.get("out/opds.xml");
  BOOST_TEST(holds(catalog, "https://test.example/all-1.epub"));
  BOOST_TEST(holds(catalog, "https://test.example/all-2.epub"));
  BOOST_TEST(!holds(catalog, "https://test.example/all.epub"));
}

BOOST_AUTO_TEST_CASE(the_index_page_needs_no_site) {
  const Folder folder;
  put_article(folder);
  Configuration made = configuration(folder);
  made.publication.site.clear();
  made.outputs = {output("epub", "all.epub"), output("index", "index.html"),
                  output("opds", "opds.xml")};
  const BuildResult result = run(made);
  BOOST_TEST(result.refused_outputs == 1U);
  BOOST_TEST(holds(folder.get("out/index.html"), "all.epub"));
  BOOST_TEST(!folder.has("out/opds.xml"));
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace offprint
