#include "base/leftover_files.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>

#include "base/file_system.h"

using namespace offprint;
namespace fs = std::filesystem;

BOOST_AUTO_TEST_SUITE(leftover_files)

BOOST_AUTO_TEST_CASE(what_nobody_is_writing_is_removed_and_nothing_else) {
  std::string folder = (fs::temp_directory_path() / "offprint-test-XXXXXX").string();
  BOOST_REQUIRE(::mkdtemp(folder.data()));
  for (const char* name : {".old.part", "kept.part", ".kept", "kept"})
    std::ofstream(folder + "/" + name) << "x";
  fs::create_directory(folder + "/.folder.part");
  {
    AtomicFile file(folder + "/new");
    file.write("x");
    remove_leftover_files(folder);
    BOOST_TEST(!fs::exists(folder + "/.old.part"));
    BOOST_TEST(fs::exists(folder + "/.new.part"));
    file.commit();
  }
  for (const char* name : {"kept.part", ".kept", "kept", ".folder.part", "new"})
    BOOST_TEST(fs::exists(folder + "/" + name), name);
  remove_leftover_files(folder + "/nowhere");
  fs::remove_all(folder);
}

BOOST_AUTO_TEST_CASE(one_is_found_by_what_it_was_to_become) {
  BOOST_TEST(part_path("feed.xml") == ".feed.xml.part");
  BOOST_TEST(part_path("/feed.xml") == "/.feed.xml.part");
  BOOST_TEST(part_path("out/2024/feed.xml") == "out/2024/.feed.xml.part");
  const std::string target = (fs::temp_directory_path() / "offprint-test-leftover").string();
  std::ofstream(part_path(target)) << "x";
  remove_leftover_of(target);
  BOOST_TEST(!fs::exists(part_path(target)));
  AtomicFile file(target);
  remove_leftover_of(target);
  BOOST_TEST(fs::exists(part_path(target)));
}

BOOST_AUTO_TEST_SUITE_END()
