#include "ingest/source_tree.h"

#include <boost/test/unit_test.hpp>

#include "base/error.h"

namespace offprint {
namespace {

std::vector<std::string> origins(const MemoryFileSystem& files, const std::string& root,
                                 const std::vector<SourceSpec>& specs,
                                 const std::vector<std::string>& excluded = {}) {
  const SourceList found = find_sources(files, root, specs, excluded);
  std::vector<std::string> list;
  for (const std::string_view origin : found.origins()) list.emplace_back(origin);
  return list;
}

using Origins = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(source_tree)

BOOST_AUTO_TEST_CASE(globs_select_and_origins_are_sorted_and_relative) {
  MemoryFileSystem files;
  for (const char* path : {"m/articles/b.md", "m/articles/2024/a.md", "m/notes/c.md", "m/x.txt"})
    files.files[path] = "";
  BOOST_TEST(origins(files, "m", {{"articles/**/*.md", ""}}) ==
                 (Origins{"articles/2024/a.md", "articles/b.md"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_specs_every_article_counts_but_not_the_folders_own_papers) {
  MemoryFileSystem files;
  for (const char* path : {"m/README.md", "m/a.md", "m/LICENSE.md", "m/out/b.md", "m/i.png"})
    files.files[path] = "";
  BOOST_TEST(origins(files, "m", {}, {"out"}) == (Origins{"a.md"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(without_specs_files_for_machines_do_not_count) {
  MemoryFileSystem files;
  for (const char* path : {"m/a.md.gz", "m/robots.txt", "m/404.md", "m/readme.de.md", "m/x/b.md"})
    files.files[path] = "";
  BOOST_TEST(origins(files, "m", {}) == (Origins{"a.md.gz", "x/b.md"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(outputs_are_no_sources) {
  MemoryFileSystem files;
  for (const char* path :
       {"m/a.md", "m/b.md", "m/out/c.md", "m/old/d.md", "m/old/.offprint/catalog.sqlite",
        "m/issue/e.md", "m/issue/offprint.yaml", "m/issue/.offprint/catalog.sqlite"})
    files.files[path] = "";
  BOOST_TEST(origins(files, "m", {}, {"b.md", "out"}) == (Origins{"a.md", "issue/e.md"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(papers_with_front_matter_are_published) {
  MemoryFileSystem files;
  files.files = {{"m/contributing.md", "---\ntitle: A\n---\n"},
                 {"m/x/readme.md", "+++\ntitle = 'A'\n+++\n"},
                 {"m/license.md", "Title: A\n"},
                 {"m/404.md", "---\ntitle: A\n---\n"}};
  BOOST_TEST(origins(files, "m", {}) == (Origins{"contributing.md", "x/readme.md"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(files_that_list_people_are_no_sources) {
  MemoryFileSystem files;
  for (const char* path : {"m/blog/a.md", "m/blog/authors.yml", "m/blog/_authors/jo.md"})
    files.files[path] = "";
  const Origins only = {"blog/a.md"};
  BOOST_TEST(origins(files, "m", {}) == only, boost::test_tools::per_element());
  BOOST_TEST(origins(files, "m", {{"blog/**", ""}}) == only, boost::test_tools::per_element());
  BOOST_TEST(origins(files, "m", {{"blog/_authors/*.md", ""}}) == (Origins{"blog/_authors/jo.md"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_a_saved_page_is_made_of_is_no_source) {
  MemoryFileSystem files;
  files.files = {{"m/a.html", "<img src=\"a_files/x.png\">"},
                 {"m/a_files/frame.html", ""},
                 {"m/a_files/x.png", ""}};
  BOOST_TEST(origins(files, "m", {{"**/*.html", "markdown"}}) == (Origins{"a.html"}),
             boost::test_tools::per_element());
  BOOST_TEST(
      origins(files, "m", {{"a_files/*.html", "markdown"}}) == (Origins{"a_files/frame.html"}),
      boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_spec_that_matches_nothing_is_a_usage_error) {
  MemoryFileSystem files;
  files.files["m/a.md"] = "";
  BOOST_CHECK_THROW(origins(files, "m", {{"*.markdown", ""}}), Error);
  BOOST_CHECK_THROW(origins(files, "m", {{"*.md", "papyrus"}}), Error);
}

BOOST_AUTO_TEST_CASE(a_file_of_unknown_kind_wants_a_format) {
  MemoryFileSystem files;
  files.files["m/a.rst"] = "";
  BOOST_CHECK_THROW(origins(files, "m", {{"*.rst", ""}}), Error);
  BOOST_TEST(origins(files, "m", {{"*.rst", "markdown"}}) == (Origins{"a.rst"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
