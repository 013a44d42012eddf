#include <boost/test/unit_test.hpp>

#include "base/file_system.h"
#include "base/generators.h"

using namespace offprint;

BOOST_AUTO_TEST_SUITE(path)

BOOST_AUTO_TEST_CASE(paths_join_textually) {
  BOOST_TEST(join_path("a/b", "../c.md") == "a/c.md");
  BOOST_TEST(join_path("a", "./b//c/") == "a/b/c");
  BOOST_TEST(join_path("", "b.md") == "b.md");
  BOOST_TEST(join_path("a", "/etc/x") == "/etc/x");
  BOOST_TEST(join_path("a", "../../x") == "../x");
  BOOST_TEST(join_path("../a", "../../x") == "../../x");
  BOOST_TEST(join_path("/a", "../../x") == "/x");
  BOOST_TEST(join_path("a", "..") == "");
  BOOST_TEST(rc::check("join_path is idempotent", [] {
    const std::string once = join_path(*test::text_of(U"a./"), *test::text_of(U"a./"));
    RC_ASSERT(join_path("", once) == once);
  }));
  BOOST_TEST(rc::check("plain paths are joined as others are", [] {
    const std::string folder = *test::text_of(U"a./"), below = *test::text_of(U"ab./");
    RC_PRE(!folder.starts_with('/') && !below.starts_with('/'));
    RC_ASSERT(join_path(folder, below) == join_path("./" + folder, "./" + below));
    RC_ASSERT(join_path('/' + folder, below) == join_path("/./" + folder, below));
  }));
}

BOOST_AUTO_TEST_CASE(plain_paths_have_no_hidden_and_no_empty_part) {
  for (const char* path : {"a", "a/b.c", "a..b", "a/b"}) BOOST_TEST(is_plain_path(path), path);
  for (const char* path : {"", "/", "/a", "a/", "a//b", ".a", "a/.b", "..", "a/../b", "./a"})
    BOOST_TEST(!is_plain_path(path), path);
}

BOOST_AUTO_TEST_CASE(paths_come_apart) {
  BOOST_TEST(parent_path("a/b.md") == "a");
  BOOST_TEST(parent_path("b.md") == "");
  BOOST_TEST(parent_path("/b.md") == "/");
  BOOST_TEST(file_name("a/b.md") == "b.md");
  BOOST_TEST(file_name("a/") == "");
  BOOST_TEST(file_stem("a.d/b.c.md") == "b.c");
  BOOST_TEST(file_stem(".hidden") == ".hidden");
  BOOST_TEST(file_extension("a/b.MD") == ".MD");
  BOOST_TEST(file_extension("a.d/b") == "");
  BOOST_TEST(file_extension(".hidden") == "");
  BOOST_TEST(file_extension("..") == "");
}

BOOST_AUTO_TEST_CASE(compressed_files_have_two_extensions) {
  BOOST_TEST(file_extension("a/b.html.gz") == ".html.gz");
  BOOST_TEST(file_stem("a/b.html.GZ") == "b");
  BOOST_TEST(without_gzip_extension("a.d/b.html.GZ") == "a.d/b.html");
  BOOST_TEST(file_extension("b.gz") == ".gz");
  BOOST_TEST(file_extension(".b.gz") == ".gz");
  BOOST_TEST(file_stem("release-1.2.gz") == "release-1.2");
  for (const char* path : {"b.gz", "release-1.2.gz", "a.gz/b.md", "b.md", "gz", ""})
    BOOST_TEST(without_gzip_extension(path) == path);
}

BOOST_AUTO_TEST_SUITE_END()
