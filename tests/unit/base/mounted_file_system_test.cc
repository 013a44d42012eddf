#include "base/mounted_file_system.h"

#include <boost/test/unit_test.hpp>

#include "base/archive_file.h"
#include "base/error.h"

namespace offprint {
namespace {

using Lines = std::vector<std::string>;

struct Mounted {
  MemoryFileSystem disk;
  MountedFileSystem files{disk};

  Mounted() {
    disk.files = {{"m/a.md", "A"}, {"m/site.zip", "PK"}, {"m/z.md", "Z"}};
    const std::string bytes = test::zip({{"posts/b.md", "B"},
                                         {"posts/.hidden.md", "H"},
                                         {"__MACOSX/posts/._b.md", "M"},
                                         {"i.png", "I"}});
    files.mount("m/site.zip", unpack(bytes_in_memory(bytes), "site.zip"));
  }

  Lines listed(const std::string& folder) const {
    Lines paths;
    for (const FileInfo& file : files.list(folder)) paths.push_back(file.path);
    return paths;
  }
};

BOOST_FIXTURE_TEST_SUITE(mounted_files, Mounted)

BOOST_AUTO_TEST_CASE(an_archive_is_a_folder_among_files) {
  BOOST_TEST(
      listed("m") == (Lines{"m/a.md", "m/site.zip/i.png", "m/site.zip/posts/b.md", "m/z.md"}),
      boost::test_tools::per_element());
  BOOST_TEST(listed("m/site.zip/posts") == (Lines{"m/site.zip/posts/b.md"}),
             boost::test_tools::per_element());
  BOOST_TEST(listed("./m/site.zip") == (Lines{"./m/site.zip/i.png", "./m/site.zip/posts/b.md"}),
             boost::test_tools::per_element());
  BOOST_TEST(files.is_folder("m/site.zip"));
  BOOST_TEST(files.is_folder("m/site.zip/posts"));
  BOOST_TEST(!files.is_folder("m/site.zip/post"));
  BOOST_TEST(!files.stat("m/site.zip").has_value());
}

BOOST_AUTO_TEST_CASE(what_is_visited_is_what_is_listed) {
  Lines visited;
  files.visit("m", [&](const FileInfo& file) { visited.push_back(file.path); });
  BOOST_TEST(visited == listed("m"), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(members_are_read_like_files) {
  BOOST_TEST(files.read("m/x/../site.zip/posts/b.md") == "B");
  BOOST_TEST(files.open("m/site.zip/posts/b.md")->read(0, 9) == "B");
  BOOST_TEST(files.stat("m/site.zip/i.png")->size == 1u);
  BOOST_TEST(!files.stat("m/site.zip/none.md").has_value());
  BOOST_CHECK_THROW(files.read("m/site.zip/none.md"), Error);
  BOOST_TEST(files.read("m/a.md") == "A");
}

BOOST_AUTO_TEST_CASE(the_real_path_of_a_member_lies_below_its_archive) {
  BOOST_TEST(files.canonical("m/site.zip").value() == disk.canonical("m/site.zip").value());
  BOOST_TEST(files.canonical("m/site.zip/posts/b.md").value() ==
             disk.canonical("m/site.zip").value() + "/posts/b.md");
  BOOST_TEST(!files.canonical("m/site.zip/none.md").has_value());
}

BOOST_AUTO_TEST_CASE(nothing_is_written_into_an_archive) {
  BOOST_CHECK_THROW(files.write("m/site.zip/c.md", "C"), Error);
  BOOST_CHECK_THROW(files.remove("m/site.zip/i.png"), Error);
  files.write("m/c.md", "C");
  BOOST_TEST(disk.files.at("m/c.md") == "C");
}

BOOST_AUTO_TEST_CASE(a_single_file_need_not_be_on_the_disk) {
  files.mount("m/standard-input.md", bytes_in_memory("Text"));
  BOOST_TEST(files.read("m/standard-input.md") == "Text");
  BOOST_TEST(files.stat("m/standard-input.md")->size == 4u);
  BOOST_TEST(files.canonical("m/standard-input.md").has_value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
