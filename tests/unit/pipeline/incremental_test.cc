// Builds that go on from what an earlier one has left come out as builds from nothing do.
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>
#include <random>
#include <string>

#include "base/error.h"
#include "catalog/sqlite.h"
#include "pipeline/build.h"
#include "pipeline/observed_files.h"
#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace test;

// A project whose files are edited, built twice each time.
class Project {
 public:
  Project() {
    configuration_ = test::configuration(folder_);
    configuration_.content_hash = configuration_.outputs_hash = 1;
    configuration_.people = {"lists/*.yml"};
    configuration_.outputs.push_back(output("epub", "volumes.epub"));
    configuration_.outputs.back().volume_size = 4;
    configuration_.outputs.push_back(output("rss", "paged.xml"));
    configuration_.outputs.back().feed.archives = true;
    configuration_.outputs.back().feed.limit = 3;
    configuration_.outputs.back().feed.page_size = 2;
    configuration_.outputs.push_back(output("jsonfeed", "latest.json"));
    configuration_.outputs.back().feed.limit = 5;
    for (int number = 0; number < 12; ++number) put_article(number, "first");
    put_people("Ann Lee");
  }

  void put(const std::string& name, const std::string& text) {
    folder_.put("in/" + name, text);
    age(name);
  }
  void put_article(int number, const std::string& text, const std::string& more = {}) {
    const std::string n = std::to_string(number);
    put("a" + n + ".md", "---\ntitle: Article " + n + "\ndate: 2024-01-" +
                             std::to_string(10 + number) + "\nauthor: ann\ntags: [" +
                             (number % 2 != 0 ? "deepsea" : "deep sea") + ", t" + n + "]\n" + more +
                             "---\n\nText " + text + ". See [it](a" + std::to_string(number + 1) +
                             ".md) and [that](gone" + n + ".md).\n\n![p](p" + n + ".png)\n");
  }
  void put_people(const std::string& name) {
    put("lists/people.yml", "ann:\n  name: " + name + "\n");
  }
  void put_picture(int number, const std::string& bytes) {
    put("p" + std::to_string(number) + ".png", bytes);
  }
  void remove(const std::string& name) { std::filesystem::remove(folder_.path + "/in/" + name); }
  void rename(const std::string& from, const std::string& to) {
    if (folder_.has("in/" + from))
      std::filesystem::rename(folder_.path + "/in/" + from, folder_.path + "/in/" + to);
  }
  bool has(const std::string& name) const { return folder_.has("in/" + name); }

  // The paths below the root of which the bytes were read.
  std::vector<std::string> build_again() {
    const ObservedFiles files(real_file_system(), configuration_.root);
    build_in("out", &files, false);
    std::vector<std::string> read;
    for (const AskedFile& asked : files.asked())
      if (asked.stamp.content != 0 && asked.stamp.size != FileStamp::folder &&
          asked.path.find("out/") == std::string::npos)
        read.push_back(asked.path);
    return read;
  }

  void check_both_ways() {
    const std::string ledger =
        folder_.has("out/offprint.ids") ? folder_.get("out/offprint.ids") : "";
    const std::string continued = build_in("out", nullptr, false);
    std::filesystem::remove_all(folder_.path + "/new");
    if (!ledger.empty()) folder_.put("new/offprint.ids", ledger);
    const std::string anew = build_in("new", nullptr, true);
    BOOST_TEST(continued == anew);
    BOOST_TEST(files("out") == files("new"), boost::test_tools::per_element());
    for (const std::string& name : files("new"))
      BOOST_TEST((folder_.get("out/" + name) == folder_.get("new/" + name)), name);
  }

  // Once the ledger stays as it is, nothing is made any more, and the same is said.
  void check_settled() {
    const std::string settled = build_in("out", nullptr, false);
    BOOST_TEST(build_in("out", nullptr, false) == settled);
  }

  Configuration& configuration() { return configuration_; }
  const Folder& folder() const { return folder_; }
  bool reported_damage() const { return reported_damage_; }
  void set_as_of(const Date& date) { as_of_ = date; }

 private:
  std::vector<std::string> files(const std::string& folder) const {
    std::vector<std::string> names;
    for (const FileInfo& file : real_file_system().list(folder_.path + "/" + folder))
      names.push_back(std::string(file_name(file.path)));
    return names;
  }

  // Nothing that is built was written this very moment.
  void age(const std::string& name) {
    const timespec times[] = {{++clock_, 7}, {clock_, 7}};
    ::utimensat(AT_FDCWD, (folder_.path + "/in/" + name).c_str(), times, 0);
  }

  // What people see of it, but for numbers of articles.
  std::string told_by_catalog(const std::string& output) const {
    const std::string path = folder_.path + "/" + output + "/.offprint/catalog.sqlite";
    Database database(path, path, Database::Mode::existing);
    std::string told;
    for (const char* sql :
         {"SELECT id || origin || title || state || words || tags || people || "
          "ifnull(published, '-') || ifnull(url, '-') FROM article ORDER BY 1",
          "SELECT ifnull(article.origin, '-') || diagnostic.id || message || ifnull(line, 0) || "
          "count FROM diagnostic LEFT JOIN article USING (seq) ORDER BY 1"})
      for (Statement rows(database, sql); rows.step();) told += std::string(rows.bytes(0)) + "\n";
    return without_folder(told, folder_.path + "/" + output);
  }

  // All that it has to say.
  std::string build_in(const std::string& output, const FileSystem* files, bool from_nothing) {
    Configuration configuration = configuration_;
    configuration.output_folder = folder_.path + "/" + output;
    configuration.catalog_path = configuration.output_folder + "/.offprint/catalog.sqlite";
    configuration.ledger_path = configuration.output_folder + "/offprint.ids";
    SourceList sources = find_sources(real_file_system(), configuration.root, {}, {});
    sources.read_with(nullptr, std::make_shared<const Limits>(configuration.limits),
                      !configuration.formula_converter.empty());
    BuildOptions options;
    options.jobs = 2;
    options.least_kept = Severity::info;
    options.from_nothing = from_nothing;
    options.files = files;
    options.as_of = as_of_;
    const BuildResult result = build(configuration, sources, options, false);
    reported_damage_ = result.log.counts().contains(Code::catalog_damaged);
    std::string said;
    result.log.for_each([&](const Diagnostic& diagnostic) { said += to_text(diagnostic) + "\n"; });
    for (const auto& [code, count] : result.log.counts())
      said += std::string(info(code).id) + " " + std::to_string(count) + "\n";
    said += std::to_string(result.documents) + " " + std::to_string(result.exported) + " " +
            std::to_string(result.drafts) + " " + std::to_string(result.embargoed);
    return without_folder(said, configuration.output_folder);
  }

  static std::string without_folder(std::string text, const std::string& here) {
    for (std::size_t at; (at = text.find(here)) != text.npos;) text.replace(at, here.size(), "OUT");
    return text;
  }

  Folder folder_;
  Configuration configuration_;
  std::optional<Date> as_of_;
  std::int64_t clock_ = 1'000'000;
  bool reported_damage_ = false;
};

void edit_at_random(Project& project, std::mt19937& random) {
  const auto pick = [&](int below) { return static_cast<int>(random() % below); };
  const int number = pick(14);
  const std::string n = std::to_string(number);
  switch (pick(12)) {
    case 0:
      return project.put_article(number, "edited " + std::to_string(random()));
    case 1:
      return project.put_article(number, "draft", "draft: true\n");
    case 2:
      return project.put_article(number, "moved", "slug: other-" + n + "\n");
    case 3:
      return project.remove("a" + n + ".md");
    case 4:
      return project.rename("a" + n + ".md", "b" + n + ".md");
    case 5:
      return project.put_picture(number, "no picture " + std::to_string(random()));
    case 6:
      return project.remove("p" + n + ".png");
    case 7:
      return project.put_people(pick(2) != 0 ? "Ann Lee" : "Bo Kelp");
    case 8:
      ++project.configuration().content_hash;
      project.configuration().style.quotes = !project.configuration().style.quotes;
      return;
    case 9:
      ++project.configuration().outputs_hash;
      project.configuration().outputs[1].edition.order =
          pick(2) != 0 ? Order::oldest : Order::newest;
      return;
    case 10:
      return project.put_article(number, "waits",
                                 "embargo: 2024-02-0" + std::to_string(1 + pick(9)) + "\n");
    default:
      return project.set_as_of({2024, 2, static_cast<std::uint8_t>(1 + pick(9))});
  }
}

BOOST_AUTO_TEST_SUITE(incremental_builds)

BOOST_AUTO_TEST_CASE(random_edits_come_out_as_from_nothing) {
  for (const unsigned seed : {1U, 2U, 3U}) {
    std::mt19937 random(seed);
    Project project;
    for (int step = 0; step < 12; ++step) {
      BOOST_TEST_CONTEXT("seed " << seed << ", step " << step) {
        project.check_both_ways();
        if (step % 3 == 2) project.check_settled();
        for (int edits = static_cast<int>(random() % 3); edits >= 0; --edits)
          edit_at_random(project, random);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_unchanged_is_not_read) {
  Project project;
  project.check_both_ways();
  project.check_both_ways();
  BOOST_TEST(project.build_again() == std::vector<std::string>(), boost::test_tools::per_element());
  project.put_article(3, "edited");
  const std::vector<std::string> one{"a3.md", "lists/people.yml"};
  BOOST_TEST(project.build_again() == one, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(other_files_of_the_same_bytes_are_not_made_into_articles_again) {
  Project project;
  project.check_both_ways();
  for (int number = 0; number < 12; ++number) project.put_article(number, "first");
  project.check_both_ways();
  BOOST_TEST(project.build_again() == std::vector<std::string>(), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(outputs_that_somebody_touched_are_written_again) {
  Project project;
  project.check_both_ways();
  project.folder().put("out/feed.json", "{}");
  std::filesystem::remove(project.folder().path + "/out/book.epub");
  project.check_both_ways();
}

BOOST_AUTO_TEST_CASE(a_limit_that_is_raised_gives_the_article) {
  Project project;
  project.put("many.md", "# Many\n\n" + std::string(200, 'x') + "\n");
  project.configuration().limits.document_bytes = 100;
  project.check_both_ways();
  BOOST_TEST(project.folder().get("out/feed.json").find("Many") == std::string::npos);
  project.configuration().limits.document_bytes = 1000;
  ++project.configuration().content_hash;
  project.check_both_ways();
  BOOST_TEST(project.folder().get("out/feed.json").find("Many") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_converter_of_formulas_that_comes_later_is_used) {
  Project project;
  const std::string converter = project.folder().path + "/converter";
  project.configuration().formula_converter = {converter};
  project.put("formula.md", "# Formula\n\nIt is\n\n$$x^2$$\n\nand no more.\n");
  project.check_both_ways();
  const std::string without = project.folder().get("out/book.epub");
  project.folder().put("converter", "#!/bin/sh\ncat >/dev/null\necho '<math><mi>x</mi></math>'\n");
  std::filesystem::permissions(converter, std::filesystem::perms::owner_all);
  project.check_both_ways();
  BOOST_TEST((project.folder().get("out/book.epub") != without));
}

BOOST_AUTO_TEST_CASE(a_damaged_catalog_is_reported_and_made_anew) {
  Project project;
  project.check_both_ways();
  const std::string catalog = "out/.offprint/catalog.sqlite";
  const std::string whole = project.folder().get(catalog);
  std::mt19937 random(7);
  int reported = 0;
  for (int time = 0; time < 40; ++time) {
    std::string damaged = whole;
    if (time % 4 == 0) damaged.resize(random() % whole.size());
    for (int flips = 0; flips < 40 && !damaged.empty(); ++flips)
      damaged[random() % damaged.size()] ^= static_cast<char>(1 << random() % 8);
    project.folder().put(catalog, damaged);
    const std::string before = project.folder().get("out/feed.xml");
    project.build_again();
    reported += project.reported_damage();
    BOOST_TEST((project.folder().get("out/feed.xml") == before));
  }
  BOOST_TEST(reported > 20);
}

// Byte 18 of the header: who may write. What SQLite then refuses is not the disk's fault.
BOOST_AUTO_TEST_CASE(a_catalog_that_calls_itself_unwritable_is_made_anew) {
  Project project;
  project.check_both_ways();
  const std::string catalog = "out/.offprint/catalog.sqlite";
  std::string damaged = project.folder().get(catalog);
  damaged[18] = '\x12';
  project.folder().put(catalog, damaged);
  project.put_article(3, "edited");
  project.build_again();
  BOOST_TEST(project.reported_damage());
  project.check_both_ways();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
