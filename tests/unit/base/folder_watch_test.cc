#include "base/folder_watch.h"

#include <stdlib.h>
#include <unistd.h>

#include <array>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <thread>

#include "base/file_system.h"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

constexpr auto long_enough = 60s;  // for what will come
constexpr auto a_moment = 200ms;   // for what should not

bool is_ignored(const std::string& path, bool is_folder) {
  return is_folder ? path.ends_with("/out") : path.ends_with("~");
}

struct Fixture {
  Fixture() : path(make_folder()) {
    put("a.md");
    put("sub/b.md");
    fs::create_directory(path / "out");
    watch.add_folder(path);
  }
  ~Fixture() { fs::remove_all(path.parent_path()); }

  static fs::path make_folder() {
    std::string name = (fs::temp_directory_path() / "offprint-test-XXXXXX").string();
    const fs::path folder = fs::path(::mkdtemp(name.data())) / "top";
    fs::create_directory(folder);
    return folder;
  }

  void put(const std::string& file, const std::string& text = "text") const {
    fs::create_directories((path / file).parent_path());
    std::ofstream(path / file) << text;
  }

  // Waits until all of these have been told of, and returns what else was.
  std::set<std::string> others_than(std::set<std::string> expected) {
    std::set<std::string> others;
    const auto end = std::chrono::steady_clock::now() + long_enough;
    while (!expected.empty() && std::chrono::steady_clock::now() < end)
      for (const std::string& change : watch.wait(1s).paths) {
        const std::string file = fs::path(change).lexically_relative(path).string();
        if (expected.erase(file) == 0) others.insert(file);
      }
    for (const std::string& file : expected) BOOST_ERROR("nobody told of " + file);
    return others;
  }

  bool is_quiet() { return watch.wait(a_moment).empty(); }

  const fs::path path;
  FolderWatch watch{is_ignored};
};

const std::set<std::string> nothing;

BOOST_FIXTURE_TEST_SUITE(folder_watch, Fixture)

BOOST_AUTO_TEST_CASE(what_is_there_already_is_no_change) { BOOST_TEST(is_quiet()); }

BOOST_AUTO_TEST_CASE(files_are_told_of_that_are_written_renamed_linked_and_removed) {
  put("sub/b.md", "other");
  BOOST_TEST(others_than({"sub/b.md"}) == nothing);
  fs::rename(path / "a.md", path / "c.md");
  BOOST_TEST(others_than({"a.md", "c.md"}) == nothing);
  fs::create_hard_link(path / "c.md", path / "d.md");
  fs::create_symlink("c.md", path / "e.md");
  BOOST_TEST((others_than({"d.md", "e.md"}) == std::set<std::string>{"c.md"} ||
              others_than({}) == nothing));
  fs::remove(path / "sub/b.md");
  BOOST_TEST(others_than({"sub/b.md"}).count("a.md") == 0U);
}

BOOST_AUTO_TEST_CASE(a_file_counts_once_it_is_closed) {
  {
    std::ofstream file(path / "new.md");
    file << "half" << std::flush;
    BOOST_TEST(is_quiet());
  }
  BOOST_TEST(others_than({"new.md"}) == nothing);
}

BOOST_AUTO_TEST_CASE(what_may_be_read_now_has_changed) {
  fs::permissions(path / "a.md", fs::perms::owner_read);
  BOOST_TEST(others_than({"a.md"}) == nothing);
}

BOOST_AUTO_TEST_CASE(hidden_and_ignored_files_do_not_count) {
  put(".hidden");
  put(".folder/a.md");
  put("a.md~");
  put("out/feed.xml");
  fs::remove_all(path / ".folder");
  fs::create_directory(path / "empty");
  BOOST_TEST(is_quiet());
}

BOOST_AUTO_TEST_CASE(new_folders_are_watched_with_all_that_is_in_them) {
  for (int i = 0; i < 50; ++i) {
    const std::string folder = "new" + std::to_string(i) + "/deep/deeper";
    put(folder + "/a.md");
    BOOST_TEST(others_than({folder + "/a.md"}) == nothing);
    put(folder + "/b.md");
    others_than({folder + "/b.md"});
  }
  BOOST_TEST(watch.folder_count() == 2U + 150U);
}

BOOST_AUTO_TEST_CASE(folders_move_in_within_and_out) {
  fs::create_directories(path.parent_path() / "elsewhere/in");
  std::ofstream(path.parent_path() / "elsewhere/in/c.md") << "text";
  fs::rename(path.parent_path() / "elsewhere", path / "here");
  others_than({"here/in/c.md"});
  fs::rename(path / "here", path / "there");
  others_than({"here", "there/in/c.md"});
  put("there/in/c.md", "other");
  BOOST_TEST(others_than({"there/in/c.md"}) == nothing);
  fs::rename(path / "there", path.parent_path() / "elsewhere");
  others_than({"there"});
  std::ofstream(path.parent_path() / "elsewhere/in/c.md") << "unseen";
  BOOST_TEST(is_quiet());
  BOOST_TEST(watch.folder_count() == 2U);
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_made_again_is_watched_again) {
  for (int i = 0; i < 20; ++i) {
    fs::remove_all(path / "sub");
    put("sub/b.md");
    others_than({"sub/b.md"});
  }
  put("sub/c.md");
  others_than({"sub/c.md"});
  BOOST_TEST(watch.folder_count() == 2U);
}

BOOST_AUTO_TEST_CASE(the_folder_itself_may_go_and_come_back) {
  fs::remove_all(path);
  others_than({"."});
  put("sub/b.md");
  others_than({"sub/b.md"});
  fs::rename(path, path.parent_path() / "away");
  others_than({"."});
  fs::rename(path.parent_path() / "away", path);
  others_than({"sub/b.md"});
  put("sub/c.md");
  BOOST_TEST(others_than({"sub/c.md"}) == nothing);
}

BOOST_AUTO_TEST_CASE(files_are_watched_by_name) {
  FolderWatch files(is_ignored);
  files.add_file(path / "a.md");
  files.add_file(path / "later/.b.md");
  put("c.md");
  put("sub/b.md");
  BOOST_TEST(files.wait(a_moment).empty());
  put("a.md", "other");
  BOOST_TEST((files.wait(long_enough).paths == std::set<std::string>{path / "a.md"}));
  put("later/.b.md");
  put("later/c.md");
  BOOST_TEST((files.wait(long_enough).paths == std::set<std::string>{path / "later/.b.md"}));
}

BOOST_AUTO_TEST_CASE(a_file_and_all_around_it_are_watched_together) {
  watch.add_file(path / ".kept");
  put(".kept");
  others_than({".kept"});
  fs::remove_all(path);
  put(".kept");
  put("sub/b.md");
  others_than({".kept", "sub/b.md"});
  put("sub/c.md");
  others_than({"sub/c.md"});
}

BOOST_AUTO_TEST_CASE(too_much_at_once_is_everything) {
  std::size_t limit = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> limit;
  BOOST_TEST_REQUIRE(limit > 0U);
  BOOST_TEST_REQUIRE(limit <= 1'000'000U, "so many changes would take too long");
  // Each is an event of its own: the system puts only the same ones together.
  for (std::size_t i = 0; i <= limit; i += 2) {
    fs::rename(path / "a.md", path / "z.md");
    fs::rename(path / "z.md", path / "a.md");
  }
  fs::create_directory(path / "late");
  bool is_everything = false;
  while (!is_everything) {
    const FolderWatch::Changes changes = watch.wait(long_enough);
    BOOST_TEST_REQUIRE(!changes.empty());
    is_everything = changes.is_everything;
  }
  put("late/a.md");
  others_than({"late/a.md"});
}

BOOST_AUTO_TEST_CASE(waiting_can_be_ended) {
  std::array<int, 2> ends{};
  BOOST_TEST_REQUIRE(::pipe(ends.data()) == 0);
  const FileDescriptor reading(ends[0]);
  FileDescriptor writing(ends[1]);
  std::thread other([&] { writing.close(); });
  BOOST_TEST(watch.wait({}, reading.number()).empty());
  other.join();
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
