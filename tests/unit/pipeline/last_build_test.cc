#include "pipeline/last_build.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <functional>

#include "pipeline/configuration.h"
#include "pipeline/observed_files.h"
#include "pipeline/project_folder.h"

namespace offprint {
namespace {

using namespace test;

// A publication that was built, with nothing to be done.
class Built {
 public:
  Built() : configuration_(test::configuration(folder_)) {
    configuration_.content_hash = configuration_.outputs_hash = 1;
    put("in/essay.md", "---\ndate: 2024-05-01\n---\n\n# An essay\n\nWith ![a picture](p.png).\n");
    put("in/note.md", "---\ndate: 2024-05-02\n---\n\n# A note\n\nShort.\n");
    build_again();  // the ledger is new
    build_again();
  }

  // Old enough that no change can hide behind its time.
  void put(const std::string& name, const std::string& text) {
    folder_.put(name, text);
    const timespec times[] = {{++clock_, 7}, {clock_, 7}};
    ::utimensat(AT_FDCWD, (folder_.path + "/" + name).c_str(), times, 0);
  }

  BuildResult build_again() {
    const ObservedFiles files(real_file_system(), configuration_.root);
    const SourceList sources = find_sources(files, configuration_.root, {}, {});
    const std::size_t asked_before = files.asked().size();
    options_.files = &files;
    bool decided = false;
    options_.begin_stage = [&](Stage stage) { decided = decided || stage == Stage::deciding; };
    BuildResult result = build(configuration_, sources, options_, true);
    was_found_ = !decided && asked_before > 0;
    return result;
  }
  bool is_found() {
    build_again();
    return was_found_;
  }

  const Folder& folder() const { return folder_; }
  Configuration& configuration() { return configuration_; }
  BuildOptions& options() { return options_; }

 private:
  Folder folder_;
  Configuration configuration_;
  BuildOptions options_;
  std::int64_t clock_ = 1'000'000;
  bool was_found_ = false;
};

// Whether the change is noticed, and the build after it has nothing to do again.
bool is_noticed(const std::function<void(Built&)>& change) {
  Built built;
  if (!built.is_found()) return false;
  change(built);
  const bool is_seen = !built.is_found();
  built.is_found();  // decided with the ledger of the one before
  return is_seen && built.is_found();
}

BOOST_AUTO_TEST_SUITE(last_build)

BOOST_AUTO_TEST_CASE(the_same_is_said_when_nothing_has_changed) {
  Built built;
  const BuildResult made = run(built.configuration());
  const BuildResult found = built.build_again();
  BOOST_TEST(built.is_found());
  BOOST_TEST(found.documents == 2U);
  BOOST_TEST(found.exported == made.exported);
  BOOST_TEST((checksums(found) == checksums(made)));
  BOOST_TEST((found.log.counts() == built.build_again().log.counts()));
  BOOST_TEST(found.log.counts().contains(Code::image_not_found));
  BOOST_TEST(found.log.sorted().size() > 0U);
}

BOOST_AUTO_TEST_CASE(changed_files_are_noticed) {
  BOOST_TEST(is_noticed([](Built& built) { built.put("in/note.md", "# A note\n\nLonger.\n"); }));
  BOOST_TEST(is_noticed([](Built& built) { built.put("in/third.md", "# Third\n\nText.\n"); }));
  BOOST_TEST(is_noticed([](Built& built) { built.put("in/p.png", "none"); }));
  BOOST_TEST(is_noticed([](Built& built) { built.put("in/people.yml", "ann: {name: Ann}\n"); }));
  BOOST_TEST(is_noticed([](Built& built) { built.put("out/feed.xml", "<rss/>"); }));
  BOOST_TEST(is_noticed([](Built& built) { fs::remove(built.folder().path + "/in/note.md"); }));
  BOOST_TEST(is_noticed([](Built& built) { fs::remove(built.folder().path + "/out/feed.json"); }));
  BOOST_TEST(is_noticed([](Built& built) {
    built.put("out/offprint.ids", built.folder().get("out/offprint.ids") + "\n");
  }));
}

BOOST_AUTO_TEST_CASE(an_edited_text_is_noticed_once) {
  Built built;
  BOOST_TEST(built.is_found());
  built.put("in/note.md", "# A note\n\nWith another text.\n");
  BOOST_TEST(!built.is_found());
  BOOST_TEST(built.is_found());
}

BOOST_AUTO_TEST_CASE(other_settings_are_noticed) {
  BOOST_TEST(is_noticed([](Built& built) { built.configuration().outputs_hash = 2; }));
  BOOST_TEST(is_noticed([](Built& built) { built.configuration().content_hash = 2; }));
  BOOST_TEST(is_noticed([](Built& built) { built.options().include_drafts = true; }));
  BOOST_TEST(is_noticed([](Built& built) { built.options().kindle_safe = true; }));
  BOOST_TEST(is_noticed([](Built& built) { built.options().source_date = Date{2024, 1, 1}; }));
  BOOST_TEST(is_noticed([](Built& built) { built.options().least_kept = Severity::info; }));
}

BOOST_AUTO_TEST_CASE(a_moment_that_makes_a_difference_is_noticed) {
  Built built;
  built.put("in/late.md", "---\nembargo: 2024-06-01\n---\n\n# Late\n\nText.\n");
  built.options().as_of = Date{2024, 5, 20};
  built.build_again();
  built.build_again();
  built.options().as_of = Date{2024, 5, 30};
  BOOST_TEST(built.is_found());
  built.options().as_of = Date{2024, 6, 2};
  BOOST_TEST(!built.is_found());
}

BOOST_AUTO_TEST_CASE(other_files_of_the_same_bytes_make_no_difference) {
  Built built;
  built.is_found();
  for (const char* name : {"in/note.md", "out/feed.xml", "out/book.epub", "out/offprint.ids"})
    built.put(name, built.folder().get(name));
  BOOST_TEST(built.is_found());
  BOOST_TEST(built.is_found());
}

BOOST_AUTO_TEST_CASE(files_that_are_others_are_known_without_writing_to_the_catalog) {
  Built built;
  built.put("in/p.png", "no picture");
  built.build_again();
  built.build_again();
  const std::string catalog = "out/.offprint/catalog.sqlite";
  const std::string before = built.folder().get(catalog);
  for (const char* name : {"in/note.md", "in/essay.md", "in/p.png"})
    built.put(name, built.folder().get(name));
  BOOST_TEST(built.is_found());
  BOOST_TEST(built.is_found());
  BOOST_TEST((built.folder().get(catalog) == before));
  // What has not been written is found out once more.
  built.put("in/note.md", "# A note\n\nWith another text.\n");
  const auto after = checksums(built.build_again());
  BOOST_TEST(built.is_found());
  built.options().from_nothing = true;
  BOOST_TEST((checksums(built.build_again()) == after));
}

BOOST_AUTO_TEST_CASE(what_is_remembered_is_not_believed_when_it_is_damaged) {
  const std::string name = "out/.offprint/last-build";
  BOOST_TEST(is_noticed([&](Built& built) {
    std::string bytes = built.folder().get(name);
    bytes[bytes.size() / 2] ^= 1;
    built.folder().put(name, bytes);
  }));
  BOOST_TEST(is_noticed([&](Built& built) { built.folder().put(name, ""); }));
  BOOST_TEST(is_noticed([&](Built& built) { fs::remove(built.folder().path + "/" + name); }));
}

BOOST_AUTO_TEST_CASE(without_its_catalog_an_archive_is_read_again) {
  Built built;
  fs::remove(built.folder().path + "/out/.offprint/catalog.sqlite");
  BOOST_TEST(!built.is_found());
  BOOST_TEST(built.folder().has("out/.offprint/catalog.sqlite"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
