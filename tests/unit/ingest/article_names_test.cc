#include "ingest/article_names.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(article_names)

BOOST_AUTO_TEST_CASE(papers_about_a_folder_are_no_articles) {
  for (const char* path : {"README.md", "a/readme.html", "LICENSE.txt", "Licence.MD", "COPYING.txt",
                           "readme.de.md", "README_pt-BR.md", "license-mit.txt", "AUTHORS.txt"})
    BOOST_TEST(!is_article_name(path), path);
}

BOOST_AUTO_TEST_CASE(files_for_machines_are_no_articles) {
  for (const char* path :
       {"robots.txt", "a/humans.txt", "ads.txt", "security.txt", "CMakeLists.txt",
        "requirements.txt", "404.html", "404.html.gz", "50x.html", "llms.txt"})
    BOOST_TEST(!is_article_name(path), path);
}

BOOST_AUTO_TEST_CASE(articles_may_be_about_such_things) {
  for (const char* path : {"robots.md", "license-plates.md", "readme-first.html", "404-miles.html",
                           "ads.html", "authors-we-like.txt", "index.html", "security-at-sea.md"})
    BOOST_TEST(is_article_name(path), path);
}

BOOST_AUTO_TEST_CASE(an_index_page_lists_the_pages_below_it) {
  const PathList all = {"about/index.html", "index.html", "salt/index.html",
                        "salt/notes.md",    "sea/a.htm",  "sea/INDEX.HTM"};
  BOOST_TEST(is_listing("index.html", all));
  BOOST_TEST(is_listing("sea/INDEX.HTM", all));
  BOOST_TEST(!is_listing("salt/index.html", all));
  BOOST_TEST(!is_listing("about/index.html", all));
  BOOST_TEST(!is_listing("sea/a.htm", all));
  BOOST_TEST(!is_listing("index.html", {"index.html", "salt.md"}));
  BOOST_TEST(!is_listing("index.md", {"a.html", "index.md"}));
}

BOOST_AUTO_TEST_SUITE_END()
