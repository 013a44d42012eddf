#include "base/file_table.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(file_table)

BOOST_AUTO_TEST_CASE(files_are_found_by_path) {
  FileTable table;
  table.add({"b.md", 2, 20, 200});
  table.add({"a/c.md", 3, -30, 300});
  table.sort();
  BOOST_TEST(table.size() == 2U);
  BOOST_TEST(table.path(0) == "a/c.md");
  BOOST_TEST(table.path(1) == "b.md");
  BOOST_TEST(table.lower_bound("a/d") == 1U);
  BOOST_TEST(!table.find("a").has_value());
  BOOST_TEST(!table.find("c").has_value());
  const FileInfo info = table.info(table.find("a/c.md").value(), "in/a/c.md");
  BOOST_TEST(info.path == "in/a/c.md");
  BOOST_TEST(info.size == 3U);
  BOOST_TEST(info.modified_ns == -30);
  BOOST_TEST(info.inode == 300U);
}

BOOST_AUTO_TEST_SUITE_END()
