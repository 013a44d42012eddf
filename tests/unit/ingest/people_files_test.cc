#include "ingest/people_files.h"

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>

using namespace offprint;

namespace {

// "id=Name <url> file:line;" of each, then the messages, a line each.
std::string people(const std::map<std::string, std::string>& contents,
                   const std::vector<std::string>& patterns = {},
                   const PathList& origins = {"posts/a.md"}) {
  MemoryFileSystem files;
  for (const auto& [path, text] : contents) files.files["site/" + path] = text;
  files.files["site/posts/a.md"] = "Text";
  Diagnostics diagnostics;
  std::string out;
  for (const auto& [id, one] :
       read_people(files, "site", find_people_files(files, "site", patterns, origins, diagnostics),
                   diagnostics))
    out += id + "=" + one.person.name +
           (one.person.url.empty() ? "" : " <" + one.person.url + ">") + " " + one.file + ":" +
           std::to_string(one.position.line) + ";";
  for (const Diagnostic& diagnostic : diagnostics) out += "\n" + to_text(diagnostic);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(people_files)

BOOST_AUTO_TEST_CASE(a_list_maps_ids_to_names_or_maps) {
  BOOST_TEST(people({{"authors.yaml",
                      "jo: Jo Roe\nAl:\n  name: Al Doe\n  title: Editor\n"
                      "  url: https://a.example/al\n"}}) ==
             "al=Al Doe <https://a.example/al> authors.yaml:2;jo=Jo Roe authors.yaml:1;");
  BOOST_TEST(
      people({{"_data/authors.json", R"({"authors": {"jo": {"display_name": "Jo Roe"}}})"}}) ==
      "jo=Jo Roe _data/authors.json:1;");
  BOOST_TEST(people({{"data/people.toml",
                      "[jo]\nfirst_name = 'Jo'\nlast_name = 'Roe'\n"
                      "website = '/people/jo/'\n"}}) ==
             "jo=Jo Roe </people/jo/> data/people.toml:1;");
  BOOST_TEST(
      people({{"posts/authors.yml", "- id: jo\n  name: Jo Roe\n- {slug: al, name: Al Doe}\n"}}) ==
      "al=Al Doe posts/authors.yml:3;jo=Jo Roe posts/authors.yml:1;");
}

BOOST_AUTO_TEST_CASE(a_file_of_one_person_has_the_id_in_its_name) {
  BOOST_TEST(people({{"data/authors/jo.toml", "name = 'Jo Roe'\n"},
                     {"content/authors/al/_index.md", "---\ntitle: Al Doe\n---\nA life.\n"},
                     {"_authors/x.md", "---\nshort_name: ex\nname: Ex Why\n---\n"}}) ==
             "al=Al Doe content/authors/al/_index.md:2;ex=Ex Why _authors/x.md:2;"
             "jo=Jo Roe data/authors/jo.toml:1;x=Ex Why _authors/x.md:2;");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_used_is_reported_where_it_stands) {
  BOOST_TEST(people({{"authors.yaml", "jo: [\n"}}).starts_with("\nauthors.yaml:"));
  BOOST_TEST(people({{"authors.yaml", "jo: {url: https://a.example/}\nal: 7\nx: [y]\n"}}) ==
             "al=7 authors.yaml:2;"
             "\nauthors.yaml:1:1: warning: `jo` has no name; write `name:` [people-file-invalid]"
             "\nauthors.yaml:3:4: warning: `x` should be a name, or a map with `name` "
             "[people-file-invalid]");
  BOOST_TEST(people({{"_authors/x.md", "Text\n"}}) ==
             "\n_authors/x.md:1:1: warning: there is no front matter that tells who this is "
             "[people-file-invalid]");
  BOOST_TEST(people({{"authors.json", "[{\"name\": 1}, 2]"}}) ==
             "1=1 authors.json:1;\nauthors.json:1:15: warning: this should be a map with `id` and "
             "`name` [people-file-invalid]");
}

BOOST_AUTO_TEST_CASE(of_two_with_one_id_the_first_counts) {
  BOOST_TEST(people({{"authors.yaml", "jo: Jo Roe\n"}, {"posts/authors.yml", "JO: Jo Doe\n"}}) ==
             "jo=Jo Roe authors.yaml:1;"
             "\nposts/authors.yml:1:1: warning: `JO` is Jo Roe in authors.yaml:1; that one counts "
             "[people-file-invalid]");
  BOOST_TEST(people({{"authors.yaml", "jo: Jo Roe\n"}, {"posts/authors.yml", "jo: Jo Roe\n"}}) ==
             "jo=Jo Roe authors.yaml:1;");
}

BOOST_AUTO_TEST_CASE(patterns_take_the_place_of_the_usual_names) {
  const std::map<std::string, std::string> files = {{"authors.yaml", "jo: Jo Roe\n"},
                                                    {"meta/staff.yaml", "al: Al Doe\n"}};
  BOOST_TEST(people(files, {"meta/*.yaml"}) == "al=Al Doe meta/staff.yaml:1;");
  BOOST_TEST(people(files) == "jo=Jo Roe authors.yaml:1;");
}

BOOST_AUTO_TEST_CASE(a_pattern_may_be_a_name_in_the_projects_own_folder) {
  BOOST_TEST(people({{"team.yml", "jo: Jo Roe\n"}, {"posts/team.yml", "al: Al Doe\n"}},
                    {"team.yml"}) == "jo=Jo Roe team.yml:1;");
}

BOOST_AUTO_TEST_CASE(pages_of_people_are_no_articles) {
  for (const std::string_view path :
       {"_authors/jo.md", "site/_authors/jo.md", "content/authors/jo/_index.md",
        "authors/jo/_index.md", "data/authors/jo.yaml", "src/content/authors/jo.json",
        "content/authors/jo.md"})
    BOOST_TEST(is_person_file(path), path);
  for (const std::string_view path : {"authors/jo.md", "posts/authors.md", "my_authors/jo.md",
                                      "_authors/jo.png", "posts/_index.md", "_index.md"})
    BOOST_TEST(!is_person_file(path), path);
  BOOST_TEST(is_people_file("blog/authors.yml"));
  BOOST_TEST(!is_people_file("blog/authors.md"));
}

BOOST_AUTO_TEST_CASE(a_list_that_is_a_link_to_elsewhere_is_reported_and_not_read) {
  std::string pattern = (std::filesystem::temp_directory_path() / "offprint-test-XXXXXX").string();
  const std::filesystem::path folder = ::mkdtemp(pattern.data());
  std::filesystem::create_directories(folder / "site/data");
  std::ofstream(folder / "secret.yaml") << "jo: Jo Roe\n";
  std::filesystem::create_symlink("../secret.yaml", folder / "site/authors.yaml");
  std::filesystem::create_symlink("../..", folder / "site/data/authors");
  Diagnostics diagnostics;
  BOOST_TEST(
      find_people_files(real_file_system(), folder / "site", {}, {"a.md"}, diagnostics).empty());
  std::filesystem::remove_all(folder);
  BOOST_TEST_REQUIRE(diagnostics.size() == 2U);
  BOOST_TEST((diagnostics[0].code == Code::people_file_outside));
  BOOST_TEST(to_text(diagnostics[0]) ==
             "authors.yaml: warning: this list of people is a link to what lies elsewhere, and is "
             "not read; copy it to here [people-file-outside]");
  BOOST_TEST(diagnostics[1].origin == "data/authors");
}

BOOST_AUTO_TEST_SUITE_END()
