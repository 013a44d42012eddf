#include "pipeline/listed_articles.h"

#include <boost/test/unit_test.hpp>

#include "base/error.h"
#include "catalog/archive.h"

namespace offprint {
namespace {

using Parts = std::vector<PartSpec>;

BOOST_AUTO_TEST_SUITE(listed_articles)

BOOST_AUTO_TEST_CASE(paths_and_globs_name_articles) {
  ListedArticles listed(Parts{{"One", {"./a/x.md", "b/*.md"}}, {"Two", {"**/y.md"}}});
  Diagnostics diagnostics;
  BOOST_TEST(listed.find("a/x.md", diagnostics)->pattern == 0U);
  BOOST_TEST(listed.find("b/z.md", diagnostics)->pattern == 1U);
  BOOST_TEST(listed.find("c/d/y.md", diagnostics)->part == 1U);
  BOOST_TEST(!listed.find("c/x.md", diagnostics));
  BOOST_TEST(diagnostics.empty());
}

BOOST_AUTO_TEST_CASE(a_file_of_many_articles_is_named_whole_or_in_part) {
  ListedArticles listed(Parts{{"", {"export.xml//00000002", "export.xml"}}});
  Diagnostics diagnostics;
  BOOST_TEST(listed.find("export.xml//00000001", diagnostics)->pattern == 1U);
  BOOST_TEST(diagnostics.empty());
  BOOST_TEST(listed.find("export.xml//00000002", diagnostics)->pattern == 0U);
  BOOST_TEST(diagnostics.size() == 1U);
}

BOOST_AUTO_TEST_CASE(what_is_no_glob_is_refused) {
  BOOST_CHECK_THROW(ListedArticles(Parts{{"", {"[a.md"}}}), Error);
}

BOOST_AUTO_TEST_CASE(thousands_that_are_named_twice_are_counted) {
  test::Build build({test::article("a.md")});
  ListedArticles listed(Parts{{"", {"*.md", "**.md"}}});
  Diagnostics diagnostics;
  for (int i = 0; i < 1005; ++i) listed.find(std::to_string(i) + ".md", diagnostics);
  BOOST_TEST(diagnostics.size() == 1000U);
  listed.report(build.catalog(), "out/a.epub", diagnostics);
  BOOST_TEST(to_text(diagnostics.back()) ==
             "info: out/a.epub: 5 more articles are named twice [edition-article-repeated]");
}

BOOST_AUTO_TEST_CASE(a_path_in_another_folder_is_proposed_by_its_name) {
  test::Build build({test::article("articles/lights/lamp.md")});
  const ListedArticles listed(Parts{{"", {"lamp.md"}}});
  Diagnostics diagnostics;
  listed.report(build.catalog(), "a.epub", diagnostics);
  BOOST_TEST(to_text(diagnostics.at(0)).find("did you mean `articles/lights/lamp.md`?") !=
             std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
