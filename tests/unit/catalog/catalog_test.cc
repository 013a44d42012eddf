#include "catalog/catalog.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>

#include "base/error.h"
#include "catalog/archive.h"

using namespace offprint;
using namespace offprint::test;

namespace {

std::vector<std::string> origins(const Catalog& catalog) {
  std::vector<std::string> origins;
  catalog.for_each_entry([&](const Entry& entry) { origins.push_back(entry.origin); });
  return origins;
}

// A folder that goes when the test ends.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "offprint-test-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(path_); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(catalog)

BOOST_AUTO_TEST_CASE(rows_follow_the_order_of_origins) {
  Build build({article("b.md"), article("a/z.md"), article("a.md")});
  const std::vector<std::string> expected{"a.md", "a/z.md", "b.md"};
  BOOST_TEST(origins(build.catalog()) == expected, boost::test_tools::per_element());
  BOOST_TEST(build.catalog().size() == 3U);
  BOOST_TEST(build.catalog().load(1).row == 1U);
  BOOST_TEST(build.record("b.md").row == 2U);
}

BOOST_AUTO_TEST_CASE(entries_hold_what_selecting_needs) {
  Article salt = dated(article("salt.md"), 2024, 3, 12);
  salt.title = "Salt";
  salt.section = "Kitchen";
  salt.modified = salt.published;
  tag(salt, "field-notes");
  Build build({salt});
  build.catalog().for_each_entry([&](const Entry& entry) {
    BOOST_TEST(entry.slug == "salt");
    BOOST_TEST(entry.title == "Salt");
    BOOST_TEST(entry.section == "Kitchen");
    BOOST_TEST(entry.language == "en");
    BOOST_TEST((entry.published == salt.published));
    BOOST_TEST((entry.modified == salt.published));
    BOOST_TEST(entry.id.starts_with("urn:uuid:"));
    BOOST_TEST(entry.tag_slugs == std::vector<std::string>{"field-notes"},
               boost::test_tools::per_element());
  });
}

BOOST_AUTO_TEST_CASE(entries_have_the_authors_of_the_records) {
  std::vector<Article> articles;
  for (const char* origin : {"a.md", "b.md", "c.md", "d.md"}) articles.push_back(article(origin));
  author(articles[0], "Ann Lee", "Lee, Ann");
  author(articles[0], "ann  lee", "lee, ann");
  author(articles[1], "ANN LEE", "LEE, ANN");
  author(articles[1], "Bo Kelp", "Kelp, Bo");
  articles[2].authors.push_back({"Known Wrongly", "", "", "id-7"});
  articles[2].authors.push_back({"Nobody", "", "", "id-8"});
  articles[2].scope = "s";
  articles[3].contributors.push_back({"Cy Lens", "Lens, Cy", "", "", "pht"});
  Build build(articles, {}, publication(), {},
              {{"people.yml", {{"s", "id-7", {"Dee Salt", "Salt, Dee", ""}}}, {}}});
  build.catalog().for_each_entry([&](const Entry& entry) {
    std::vector<std::string> found, wanted;
    for (const Entry::Author& author : entry.authors) found.push_back(author.name);
    for (const Person& person : build.record(entry.origin).authors) wanted.push_back(person.name);
    BOOST_TEST(found == wanted, boost::test_tools::per_element());
    BOOST_TEST(found.empty() == (entry.origin == "d.md"));
    if (entry.origin == "c.md") BOOST_TEST(entry.authors.at(0).sort_name == "Salt, Dee");
  });
}

BOOST_AUTO_TEST_CASE(entries_know_what_an_article_takes_in_a_book) {
  Article large = article("a.md", std::string(5000, 'x'));
  Image there, elsewhere;
  there.file = "x.png";
  there.size = 700;
  elsewhere.url = "https://sea.example/y.png";
  elsewhere.size = 900;
  large.images = {there, elsewhere};
  large.series = "Lights";
  large.media = {{"a.mp3", MediaFile::Place::here, "a.mp3", "audio/mpeg", "", 1234}};
  Build build({large});
  build.catalog().for_each_entry([](const Entry& entry) {
    BOOST_TEST(entry.text_bytes > 5000U);
    BOOST_TEST(entry.text_bytes < 5200U);
    BOOST_TEST(entry.picture_bytes == 700U);
    BOOST_TEST(entry.media_bytes == 1234U);
    BOOST_TEST(entry.series == "Lights");
  });
}

BOOST_AUTO_TEST_CASE(drafts_and_rejected_articles_are_no_entries) {
  Article draft = article("draft.md");
  draft.draft = true;
  Article rejected = article("rejected.md");
  rejected.diagnostics.push_back({Code::configuration_invalid, "rejected.md", {}, "wrong"});
  Build build({draft, article("good.md"), rejected});
  BOOST_TEST(origins(build.catalog()) == std::vector<std::string>{"good.md"},
             boost::test_tools::per_element());
  BOOST_TEST(build.catalog().size() == 3U);
  BOOST_TEST(build.record("draft.md").title == "draft");
}

BOOST_AUTO_TEST_CASE(a_second_document_of_one_origin_is_an_error) {
  BOOST_CHECK_THROW(Build({article("a.md"), article("a.md")}), Error);
}

BOOST_AUTO_TEST_CASE(a_catalog_takes_its_place_at_commit) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/new/offprint.db";
  Build build({article("a.md")}, {}, publication(), path);
  BOOST_TEST(!std::filesystem::exists(path));
  build.catalog().commit();
  BOOST_TEST(std::filesystem::file_size(path) > 0U);
  BOOST_TEST(std::distance(std::filesystem::directory_iterator(folder.path() + "/new"), {}) == 1);
}

BOOST_AUTO_TEST_CASE(a_catalog_that_is_not_committed_leaves_the_former_one) {
  const TemporaryFolder folder;
  const std::string path = folder.path() + "/offprint.db";
  real_file_system().write(path, "former");
  { Build build({article("a.md")}, {}, publication(), path); }
  BOOST_TEST(real_file_system().read(path) == "former");
  BOOST_TEST(std::distance(std::filesystem::directory_iterator(folder.path()), {}) == 1);
}

BOOST_AUTO_TEST_CASE(a_place_that_cannot_be_written_is_an_environment_error) {
  BOOST_CHECK_EXCEPTION(Catalog("/dev/null/x/offprint.db"), Error, [](const Error& error) {
    return error.kind() == Error::Kind::environment;
  });
}

BOOST_AUTO_TEST_SUITE_END()
