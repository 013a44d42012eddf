#include "base/disk_snapshot.h"

#include <stdlib.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <set>

namespace offprint {
namespace {

namespace fs = std::filesystem;

// A folder with files, hidden ones, links of all kinds, and an empty folder.
struct Tree {
  Tree() {
    std::string name = (fs::temp_directory_path() / "offprint-test-XXXXXX").string();
    path = ::mkdtemp(name.data());
    for (const char* file : {"top/a.md", "top/sub/b.md", "top/sub/deep/c.md", "top/.hidden/d.md",
                             "top/sub.md", "outside.md"})
      real_file_system().write(path + "/" + file, file);
    fs::create_directories(path + "/top/empty");
    fs::create_symlink("a.md", path + "/top/link.md");
    fs::create_symlink("../outside.md", path + "/top/out.md");
    fs::create_symlink("sub", path + "/top/folder");
    fs::create_symlink("nowhere", path + "/top/broken");
  }
  ~Tree() { fs::remove_all(path); }

  std::string path;
};

std::string listed(const FileSystem& files, const std::string& folder) {
  std::string out;
  for (const FileInfo& file : files.list(folder))
    out += file.path + " " + std::to_string(file.size) + " " + std::to_string(file.inode) + "\n";
  return out;
}

std::string answer(const FileSystem& files, const std::string& path) {
  const auto info = files.stat(path);
  return (info ? info->path + " " + std::to_string(info->size) + " " +
                     std::to_string(info->modified_ns) + " " + std::to_string(info->inode)
               : "nothing") +
         (files.is_folder(path) ? ", a folder" : "");
}

BOOST_AUTO_TEST_SUITE(disk_snapshot)

BOOST_AUTO_TEST_CASE(it_answers_as_the_disk_does) {
  const Tree tree;
  const FileSystem& disk = real_file_system();
  const std::set<std::string> parts{"",
                                    "/",
                                    "/a.md",
                                    "/sub",
                                    "/sub/",
                                    "/sub//b.md",
                                    "/sub/b.md",
                                    "/sub/deep",
                                    "/sub/gone",
                                    "/su",
                                    "/empty",
                                    "/empty/a",
                                    "/link.md",
                                    "/out.md",
                                    "/folder",
                                    "/broken",
                                    "/folder/b.md",
                                    "/.hidden",
                                    "/.hidden/d.md",
                                    "/../outside.md",
                                    "/sub.md",
                                    "/a.md/b"};
  for (const char* walked : {"/top", "/top/", "/top/sub", ""}) {
    const DiskSnapshot snapshot;
    snapshot.list(tree.path + walked);
    for (const std::string& part : parts) {
      const std::string path = tree.path + "/top" + part;
      BOOST_TEST(answer(snapshot, path) == answer(disk, path), walked << " " << part);
    }
    for (const char* folder : {"/top", "/top/", "/top/sub", "/top/sub/", "/top/sub/deep",
                               "/top/folder", "/top/empty", ""})
      BOOST_TEST(listed(snapshot, tree.path + folder) == listed(disk, tree.path + folder));
  }
}

BOOST_AUTO_TEST_CASE(paths_without_a_folder_are_those_of_the_working_folder) {
  const Tree tree;
  const fs::path before = fs::current_path();
  fs::current_path(tree.path + "/top");
  for (const char* walked : {"", ".", "./"}) {
    const DiskSnapshot snapshot;
    for (const char* folder : {walked, "sub", "./sub", "."})
      BOOST_TEST(listed(snapshot, folder) == listed(real_file_system(), folder));
    for (const char* path : {"a.md", "./a.md", "sub/b.md", "gone.md", "sub", ".", ""})
      BOOST_TEST(answer(snapshot, path) == answer(real_file_system(), path), path);
  }
  fs::current_path(before);
}

BOOST_AUTO_TEST_CASE(what_was_walked_stays_as_it_was) {
  const Tree tree;
  const DiskSnapshot snapshot;
  const std::string before = listed(snapshot, tree.path + "/top");
  real_file_system().write(tree.path + "/top/a.md", "longer than before");
  real_file_system().write(tree.path + "/top/new.md", "new");
  BOOST_TEST(listed(snapshot, tree.path + "/top") == before);
  BOOST_TEST(!snapshot.stat(tree.path + "/top/new.md").has_value());
  BOOST_TEST(snapshot.stat(tree.path + "/top/a.md")->size == std::string("top/a.md").size());
  BOOST_TEST(snapshot.read(tree.path + "/top/a.md") == "longer than before");
}

BOOST_AUTO_TEST_CASE(what_is_forgotten_is_asked_of_the_disk) {
  const Tree tree;
  DiskSnapshot snapshot;
  const std::string before = listed(snapshot, tree.path + "/top");
  real_file_system().write(tree.path + "/top/new.md", "new");
  snapshot.forget();
  BOOST_TEST(snapshot.stat(tree.path + "/top/new.md").has_value());
  BOOST_TEST(listed(snapshot, tree.path + "/top") != before);
}

BOOST_AUTO_TEST_CASE(what_is_visited_is_what_is_listed) {
  const Tree tree;
  const DiskSnapshot snapshot;
  std::string visited;
  snapshot.visit(tree.path + "/top/sub", [&](const FileInfo& file) { visited += file.path + " "; });
  BOOST_TEST(visited == tree.path + "/top/sub/b.md " + tree.path + "/top/sub/deep/c.md ");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
