#include "base/file_system.h"

#include <sys/stat.h>
#include <unistd.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <set>

#include "base/error.h"

using namespace offprint;

namespace {

// A folder of its own, removed at the end.
struct Folder {
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "offprint-test-XXXXXX").string();
    path = ::mkdtemp(name.data());
  }
  ~Folder() { std::filesystem::remove_all(path); }

  std::string operator/(const std::string& name) const { return path + "/" + name; }
  void put(const std::string& name, std::string_view bytes = "x") const {
    std::filesystem::create_directories(std::filesystem::path(*this / name).parent_path());
    std::ofstream(*this / name, std::ios::binary) << bytes;
  }
  std::string entries() const {
    std::set<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(path))
      names.insert(entry.path().filename());
    std::string out;
    for (const std::string& name : names) out += name + " ";
    return out;
  }

  std::string path;
};

std::string listed(const FileSystem& files, const std::string& folder) {
  std::string out;
  for (const FileInfo& file : files.list(folder)) {
    BOOST_TEST(file.path.starts_with(folder));
    out += file.path.substr(folder.size()) + " ";
  }
  return out;
}

bool is_environment(const Error& error) { return error.kind() == Error::Kind::environment; }

FileSystem& disk() { return real_file_system(); }

}  // namespace

BOOST_AUTO_TEST_SUITE(file_system)

BOOST_AUTO_TEST_CASE(files_are_read_whole) {
  const Folder folder;
  const std::string bytes = std::string("a\0b", 3) + std::string(200'000, 'c');
  folder.put("x", bytes);
  folder.put("empty", "");
  BOOST_TEST((disk().read(folder / "x") == bytes));
  BOOST_TEST(disk().read(folder / "empty") == "");
  BOOST_TEST(disk().read("/proc/self/status").size() > 100u);
  BOOST_CHECK_EXCEPTION(disk().read(folder / "none"), Error, is_environment);
  BOOST_CHECK_EXCEPTION(disk().read(folder.path), Error, is_environment);
}

BOOST_AUTO_TEST_CASE(errors_say_what_and_why) {
  BOOST_CHECK_EXCEPTION(disk().read("/no/such/file"), Error, [](const Error& error) {
    return error.what() == std::string("cannot read /no/such/file: No such file or directory");
  });
}

BOOST_AUTO_TEST_CASE(a_path_with_a_zero_byte_names_no_file) {
  const Folder folder;
  folder.put("x");
  const std::string path = folder / std::string("x\0y", 3);
  BOOST_TEST(!disk().stat(path).has_value());
  BOOST_TEST(!disk().canonical(path).has_value());
  BOOST_TEST(!disk().is_folder(folder.path + std::string("\0y", 2)));
  BOOST_CHECK_EXCEPTION(disk().read(path), Error, is_environment);
  BOOST_CHECK_EXCEPTION(disk().write(path, "z"), Error, is_environment);
}

BOOST_AUTO_TEST_CASE(only_regular_files_have_status) {
  const Folder folder;
  folder.put("sub/x", "12345");
  const auto status = disk().stat(folder / "sub/x");
  BOOST_TEST((status && status->size == 5 && status->modified_ns > 1'600'000'000'000'000'000));
  BOOST_TEST(!disk().stat(folder / "sub").has_value());
  BOOST_TEST(!disk().stat(folder / "none").has_value());
  BOOST_TEST(!disk().stat(folder / "sub/x/y").has_value());
  BOOST_TEST((disk().is_folder(folder / "sub") && !disk().is_folder(folder / "sub/x")));
}

BOOST_AUTO_TEST_CASE(listing_is_sorted_by_bytes_and_skips_what_is_hidden) {
  const Folder folder;
  for (const char* name :
       {"b.md", "B.md", "a/c.md", "a.md", "a-b/x", ".git/config", ".hidden", "a/.b/c", "é.md"})
    folder.put(name);
  BOOST_TEST(listed(disk(), folder.path) == "/B.md /a-b/x /a.md /a/c.md /b.md /é.md ");
  BOOST_TEST(listed(disk(), folder.path + "/") == "B.md a-b/x a.md a/c.md b.md é.md ");
  BOOST_CHECK_EXCEPTION(disk().list(folder / "none"), Error, is_environment);
}

BOOST_AUTO_TEST_CASE(links_never_lead_outside) {
  const Folder outside;
  outside.put("secret");
  const Folder folder;
  folder.put("in/x");
  namespace fs = std::filesystem;
  fs::create_symlink(outside / "secret", folder / "leak");
  fs::create_directory_symlink(outside.path, folder / "leaks");
  fs::create_symlink("in/x", folder / "good");
  fs::create_symlink("nowhere", folder / "broken");
  fs::create_symlink("loop", folder / "loop");
  fs::create_directory_symlink("..", folder / "in/up");
  BOOST_TEST(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  BOOST_TEST(listed(disk(), folder.path) == "/good /in/x ");
  fs::create_directory_symlink(folder.path, outside / "door");
  BOOST_TEST(listed(disk(), outside / "door") == "/good /in/x ");
}

BOOST_AUTO_TEST_CASE(a_sibling_with_the_same_beginning_is_outside) {
  const Folder folder;
  folder.put("site/a");
  folder.put("site-secret/b");
  std::filesystem::create_symlink("../site-secret/b", folder / "site/leak");
  BOOST_TEST(listed(disk(), folder / "site") == "/a ");
}

BOOST_AUTO_TEST_CASE(canonical_paths_have_no_links) {
  const Folder folder;
  folder.put("a/x");
  std::filesystem::create_directory_symlink("a", folder / "b");
  BOOST_TEST(disk().canonical(folder / "b/../b/x").value() ==
             disk().canonical(folder.path).value() + "/a/x");
  BOOST_TEST(!disk().canonical(folder / "none").has_value());
}

BOOST_AUTO_TEST_CASE(writing_replaces_whole_files_with_one_mode) {
  const Folder folder;
  const mode_t before = ::umask(077);
  disk().write(folder / "new/deep/x", "one");
  disk().write(folder / "new/deep/x", "two");
  ::umask(before);
  BOOST_TEST(disk().read(folder / "new/deep/x") == "two");
  struct stat status;
  BOOST_TEST(::stat((folder / "new/deep/x").c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 07777) == 0644u);
  BOOST_TEST(std::distance(std::filesystem::directory_iterator(folder / "new/deep"), {}) == 1);
  BOOST_CHECK_EXCEPTION(disk().write(folder / "new", "x"), Error, is_environment);
  BOOST_TEST(folder.entries() == "new ");
  disk().remove(folder / "new/deep/x");
  disk().remove(folder / "new/deep/x");
  BOOST_TEST(!disk().stat(folder / "new/deep/x").has_value());
}

BOOST_AUTO_TEST_CASE(a_file_that_would_be_the_same_is_left_alone) {
  const Folder folder;
  const std::string path = folder / "x", text(200'000, 's');
  const auto write = [&](std::string_view bytes, bool parks) {
    AtomicFile file(path);
    file.write(bytes);
    if (parks) file.park();
    file.commit();
  };
  const auto inode = [&] {
    struct stat status;
    return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
  };
  write(text, false);
  const auto before = inode();
  for (const bool parks : {false, true}) {
    write(text, parks);
    BOOST_TEST(inode() == before);
    BOOST_TEST(folder.entries() == "x ");
  }
  write(text.substr(1) + "t", true);
  BOOST_TEST(inode() != before);
  BOOST_TEST(disk().read(path) == text.substr(1) + "t");
}

BOOST_AUTO_TEST_CASE(a_file_that_would_be_the_same_but_for_its_mode_is_replaced) {
  const Folder folder;
  folder.put("x", "salt");
  ::chmod((folder / "x").c_str(), 0600);
  disk().write(folder / "x", "salt");
  struct stat status;
  BOOST_REQUIRE(::stat((folder / "x").c_str(), &status) == 0);
  BOOST_TEST((status.st_mode & 07777) == 0644U);
}

BOOST_AUTO_TEST_CASE(a_file_that_changes_between_park_and_commit_is_replaced) {
  const Folder folder;
  folder.put("x", "salt");
  ::chmod((folder / "x").c_str(), 0644);
  AtomicFile file(folder / "x");
  file.write("salt");
  file.park();
  folder.put("x", "rusty");
  file.commit();
  BOOST_TEST(disk().read(folder / "x") == "salt");
  BOOST_TEST(folder.entries() == "x ");
}

BOOST_AUTO_TEST_CASE(an_atomic_file_appears_only_when_committed) {
  const Folder folder;
  folder.put("x", "old");
  {
    AtomicFile file(folder / "x");
    file.write(std::string(600'000, 'a'));
    BOOST_TEST(disk().read(folder / "x") == "old");
  }
  BOOST_TEST(folder.entries() == "x ");
  AtomicFile file(folder / "x");
  file.write("new ");
  file.write(std::string(600'000, 'a'));
  file.write(" end");
  file.commit();
  BOOST_TEST((disk().read(folder / "x") == "new " + std::string(600'000, 'a') + " end"));
  BOOST_TEST(folder.entries() == "x ");
}

BOOST_AUTO_TEST_CASE(a_library_may_write_by_name) {
  const Folder folder;
  AtomicFile file(folder / "x");
  folder.put("other", "by rename");
  std::filesystem::rename(folder / "other", file.temporary_path());
  file.commit();
  BOOST_TEST(disk().read(folder / "x") == "by rename");
  BOOST_TEST(folder.entries() == "x ");
}

BOOST_AUTO_TEST_CASE(a_parked_file_waits_for_its_commit) {
  const Folder folder;
  {
    AtomicFile dropped(folder / "x");
    dropped.write("never seen");
    dropped.park();
  }
  BOOST_TEST(folder.entries() == "");
  AtomicFile file(folder / "x");
  file.write("parked");
  file.park();
  BOOST_TEST(!disk().stat(folder / "x"));
  file.commit();
  BOOST_TEST(disk().read(folder / "x") == "parked");
  BOOST_TEST(folder.entries() == "x ");
}

BOOST_AUTO_TEST_CASE(a_parked_file_that_another_run_has_touched_does_not_appear) {
  const Folder folder;
  AtomicFile file(folder / "x");
  file.write("parked");
  file.park();
  AtomicFile other(folder / "x");
  other.write("another run's");
  BOOST_CHECK_EXCEPTION(file.commit(), Error, is_environment);
  other.commit();
  BOOST_CHECK_EXCEPTION(file.commit(), Error, is_environment);
  BOOST_TEST(disk().read(folder / "x") == "another run's");
}

BOOST_AUTO_TEST_CASE(only_empty_folders_are_removed_as_such) {
  const Folder folder;
  folder.put("full/x", "");
  folder.put("empty/x", "");
  disk().remove(folder / "empty/x");
  disk().remove_empty_folder(folder / "empty");
  disk().remove_empty_folder(folder / "full");
  disk().remove_empty_folder(folder / "absent");
  BOOST_TEST(!disk().is_folder(folder / "empty"));
  BOOST_TEST(disk().stat(folder / "full/x").has_value());
}

BOOST_AUTO_TEST_CASE(two_runs_cannot_write_the_same_file) {
  const Folder folder;
  AtomicFile first(folder / "x");
  BOOST_CHECK_EXCEPTION(AtomicFile(folder / "x"), Error, is_environment);
  first.write("first");
  first.commit();
  BOOST_TEST(disk().read(folder / "x") == "first");
  AtomicFile(folder / "x").commit();
  BOOST_TEST(disk().read(folder / "x") == "");
}

BOOST_AUTO_TEST_CASE(what_a_killed_run_left_is_used_again) {
  const Folder folder;
  folder.put(".x.part", "half of somethi");
  disk().write(folder / "x", "whole");
  BOOST_TEST(disk().read(folder / "x") == "whole");
  BOOST_TEST(folder.entries() == "x ");
}

BOOST_AUTO_TEST_CASE(memory_behaves_like_the_disk) {
  MemoryFileSystem memory;
  for (const char* name : {"s/b.md", "s/B.md", "s/a/c.md", "s/.hidden", "s/a/.b/c", "t/x"})
    memory.write(name, name);
  BOOST_TEST(memory.read("./s/../s/b.md") == "s/b.md");
  BOOST_CHECK_EXCEPTION(memory.read("none"), Error, is_environment);
  BOOST_TEST(memory.stat("s/b.md")->size == 6u);
  BOOST_TEST((!memory.stat("s") && memory.is_folder("s") && memory.is_folder("s/a/") &&
              !memory.is_folder("s/b.md")));
  BOOST_TEST(listed(memory, "s") == "/B.md /a/c.md /b.md ");
  BOOST_TEST(listed(memory, "./s/") == "B.md a/c.md b.md ");
  BOOST_TEST(listed(memory, "") == "s/B.md s/a/c.md s/b.md t/x ");
  BOOST_CHECK_EXCEPTION(memory.list("none"), Error, is_environment);
  BOOST_TEST(memory.canonical("s/a/../b.md").value() == "s/b.md");
  BOOST_TEST(!memory.canonical("none").has_value());
  const auto before = memory.stat("t/x")->modified_ns;
  memory.write("t/x", "t/y");
  BOOST_TEST(memory.stat("t/x")->modified_ns != before);
  memory.remove("t/x");
  memory.remove("t/x");
  BOOST_TEST(!memory.is_folder("t"));
}

BOOST_AUTO_TEST_SUITE_END()
