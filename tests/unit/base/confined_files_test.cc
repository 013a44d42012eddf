#include "base/confined_files.h"

#include <sys/stat.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "base/error.h"

BOOST_AUTO_TEST_SUITE(confined_files)

using namespace offprint;

namespace {

// A folder "inside" beside a file "secret", and links from the one to the other.
struct Disk {
  std::filesystem::path path;
  std::string inside;

  Disk() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "offprint-test-XXXXXX").string();
    path = std::filesystem::canonical(::mkdtemp(pattern.data()));
    inside = path / "inside";
    std::filesystem::create_directories(inside + "/folder");
    put("secret", "secret");
    put("inside/salt", "salt");
    std::filesystem::create_symlink("../secret", inside + "/out");
    std::filesystem::create_symlink("..", inside + "/up");
    std::filesystem::create_symlink("salt", inside + "/near");
    std::filesystem::create_symlink("inside", path / "root");
  }
  Disk(const Disk&) = delete;
  Disk& operator=(const Disk&) = delete;
  ~Disk() { std::filesystem::remove_all(path); }

  void put(const std::string& name, const std::string& bytes) const {
    std::ofstream(path / name) << bytes;
  }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_link_within_the_folder_is_followed) {
  const Disk disk;
  const ConfinedFiles files(real_file_system(), {disk.inside});
  BOOST_TEST(files.read(disk.inside + "/salt") == "salt");
  BOOST_TEST(files.read(disk.inside + "/near") == "salt");
  BOOST_TEST(files.open(disk.inside + "/folder/../near")->size() == 4U);
}

BOOST_AUTO_TEST_CASE(nothing_is_read_of_a_folder_that_could_not_be_found) {
  const Disk disk;
  const ConfinedFiles files(real_file_system(), {disk.path / "late"});
  std::filesystem::create_symlink(".", disk.path / "late");
  BOOST_CHECK_THROW(files.read(disk.path / "late/secret"), Error);
}

BOOST_AUTO_TEST_CASE(nothing_is_read_through_a_link_that_leads_out) {
  const Disk disk;
  const ConfinedFiles files(real_file_system(), {disk.inside});
  for (const char* name : {"/out", "/up/secret", "/../secret", "/folder/../up/secret"}) {
    BOOST_CHECK_THROW(files.read(disk.inside + name), Error);
    BOOST_CHECK_THROW(files.open(disk.inside + name), Error);
  }
}

BOOST_AUTO_TEST_CASE(the_folder_may_be_a_link_and_a_file_may_be_named) {
  const Disk disk;
  const std::string root = disk.path / "root";
  BOOST_TEST(ConfinedFiles(real_file_system(), {root}).read(root + "/near") == "salt");
  const ConfinedFiles files(real_file_system(), {root, root + "/out"});
  BOOST_TEST(files.read(root + "/out") == "secret");
}

BOOST_AUTO_TEST_CASE(what_lies_elsewhere_by_its_path_is_none_of_its_business) {
  const Disk disk;
  const ConfinedFiles files(real_file_system(), {disk.inside});
  BOOST_TEST(files.read(disk.path / "secret") == "secret");
}

BOOST_AUTO_TEST_CASE(a_pipe_is_not_waited_for) {
  const Disk disk;
  const ConfinedFiles files(real_file_system(), {disk.inside});
  const std::string pipe = disk.inside + "/pipe";
  BOOST_REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  BOOST_TEST(files.read(pipe) == "");
}

BOOST_AUTO_TEST_CASE(lies_inside_follows_links) {
  const Disk disk;
  const FileSystem& files = real_file_system();
  for (const char* name : {"", "/salt", "/near", "/folder/..", "/folder"})
    BOOST_TEST(lies_inside(files, disk.inside, disk.inside + name), name);
  for (const char* name : {"/out", "/up", "/..", "/up/secret", "/nothing", "-"})
    BOOST_TEST(!lies_inside(files, disk.inside, disk.inside + name), name);
  BOOST_TEST(lies_inside(files, "/", disk.inside));
}

BOOST_AUTO_TEST_CASE(nothing_is_written) {
  const Disk disk;
  ConfinedFiles files(real_file_system(), {disk.inside});
  BOOST_CHECK_THROW(files.write(disk.inside + "/new", ""), Error);
  BOOST_CHECK_THROW(files.remove(disk.inside + "/salt"), Error);
  BOOST_TEST(files.is_folder(disk.inside));
}

BOOST_AUTO_TEST_SUITE_END()
