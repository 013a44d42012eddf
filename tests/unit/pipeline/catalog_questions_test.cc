// What README.md says that people can ask the catalog.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <vector>

#include "catalog/sqlite.h"
#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace offprint::test;

// The rows of an answer, columns separated by '|'.
std::vector<std::string> ask(const Folder& folder, const std::string& sql, int columns) {
  const std::string path = folder.path + "/out/.offprint/catalog.sqlite";
  Database database(path, path, Database::Mode::existing);
  Statement query(database, sql.c_str());
  std::vector<std::string> rows;
  while (query.step()) {
    std::string& row = rows.emplace_back();
    for (int column = 0; column < columns; ++column) {
      if (column > 0) row += '|';
      row += query.bytes(column);
    }
  }
  return rows;
}

// By their comments.
std::map<std::string, std::string> questions_of_readme() {
  const std::string readme =
      real_file_system().read(std::string(OFFPRINT_SOURCE_DIR) + "/README.md");
  std::size_t at = readme.find("```sql\n") + 7;
  std::map<std::string, std::string> questions;
  for (const std::size_t end = readme.find("```", at); at < end;) {
    const std::size_t line = readme.find('\n', at);
    const std::size_t semicolon = readme.find(";\n", line);
    questions[readme.substr(at + 3, line - at - 3)] = readme.substr(line, semicolon - line);
    at = readme.find_first_not_of('\n', semicolon + 1);
  }
  return questions;
}

void put_archive(const Folder& folder) {
  folder.put("in/a.md",
             "---\ntitle: Salt\nauthor: Ann Lee\ndate: 2023-04-05\ntags: [Sea, Kitchen]\n---\n\n"
             "See [what is lost](lost.md).\n");
  folder.put("in/b.md",
             "---\ntitle: Tides\nauthor: [Ann Lee, Bo Kelp]\ndate: 2023-06-07\ntags: [Sea]\n---\n\n"
             "They turn.\n");
  folder.put("in/c.md", "---\ntitle: Undated\nauthor: Bo Kelp\ntags: [Sea]\n---\n\nSome day.\n");
  std::string text = "---\ntitle: Long\nauthor: Ann Lee\ndate: 2024-01-01\n---\n\n";
  for (int word = 0; word < 600; ++word) text += "word ";
  folder.put("in/d.md", text + "\n");
  folder.put("in/e.md", "---\ntitle: Draft\ndraft: true\ndate: 2024-02-02\n---\n\nNot yet.\n");
}

// Goes on from what there is.
BuildResult build_in(const Folder& folder) {
  Configuration made = configuration(folder);
  made.content_hash = made.outputs_hash = 1;
  return run(made);
}

using Rows = std::vector<std::string>;

BOOST_AUTO_TEST_SUITE(questions_to_the_catalog)

BOOST_AUTO_TEST_CASE(those_of_the_readme_are_answered) {
  const Folder folder;
  put_archive(folder);
  build_in(folder);
  const auto questions = questions_of_readme();
  BOOST_TEST(questions.size() == 6U);
  const auto answer = [&](const std::string& question, int columns) {
    return ask(folder, questions.at(question), columns);
  };
  BOOST_TEST(answer("Which articles have no date?", 2) == Rows{"c.md|Undated"},
             boost::test_tools::per_element());
  const Rows by_year{"|Sea|1", "2023|Sea|2", "2023|Kitchen|1"};
  BOOST_TEST(answer("How many articles does each tag have, year by year?", 3) == by_year,
             boost::test_tools::per_element());
  const Rows writers{"Ann Lee|3", "Bo Kelp|2"};
  BOOST_TEST(answer("Who wrote most?", 2) == writers, boost::test_tools::per_element());
  BOOST_TEST(answer("What has no tag, though it is long?", 2) == Rows{"600|Long"},
             boost::test_tools::per_element());
  const Rows links = answer("Where do links lead nowhere?", 3);
  BOOST_REQUIRE(links.size() == 1U);
  BOOST_TEST(links[0].starts_with("a.md|8|"));
  const Rows most = answer("What is there most to say, and what does it mean?", 1);
  BOOST_TEST(std::count(most.begin(), most.end(), "link-target-missing") == 1);
}

BOOST_AUTO_TEST_CASE(articles_are_what_they_became_in_the_last_build) {
  const Folder folder;
  put_archive(folder);
  build_in(folder);
  const std::string states = "SELECT origin, state FROM article ORDER BY origin";
  const Rows first{"a.md|published", "b.md|published", "c.md|published", "d.md|published",
                   "e.md|draft"};
  BOOST_TEST(ask(folder, states, 2) == first, boost::test_tools::per_element());
  fs::remove(folder.path + "/in/b.md");
  folder.put("in/a.md", "---\ntitle: Salt\ndraft: true\n---\n\nSee [what is lost](lost.md).\n");
  folder.put("in/f.md", "---\nauthor: Ann Lee\ntitle: New\n---\n\nSee [what is lost](lost.md).\n");
  build_in(folder);
  const Rows second{"a.md|draft", "c.md|published", "d.md|published", "e.md|draft",
                    "f.md|published"};
  BOOST_TEST(ask(folder, states, 2) == second, boost::test_tools::per_element());
  BOOST_TEST(ask(folder, "SELECT tag, articles FROM tag", 2) == Rows{"sea|1"},
             boost::test_tools::per_element());
  const Rows broken =
      ask(folder, "SELECT origin, seq FROM diagnostic WHERE id = 'link-target-missing'", 1);
  BOOST_TEST(broken == Rows{"f.md"}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(rows_that_somebody_has_written_change_no_build) {
  const Folder folder;
  put_archive(folder);
  build_in(folder);
  const std::string feed = folder.get("out/feed.json");
  {
    const std::string path = folder.path + "/out/.offprint/catalog.sqlite";
    Database database(path, path, Database::Mode::existing);
    database.run("UPDATE article SET title = 'Other', state = 'draft', id = 'x', tags = ''");
    database.run("DELETE FROM diagnostic_kind");
  }
  const BuildResult result = build_in(folder);
  BOOST_TEST(!result.log.counts().contains(Code::catalog_damaged));
  BOOST_TEST(result.exported == 4U);
  BOOST_TEST((folder.get("out/feed.json") == feed));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
