#include "base/path_list.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(path_list)

BOOST_AUTO_TEST_CASE(paths_come_back_in_the_order_of_adding) {
  PathList list = {"b.md", ""};
  list.add("a/c.md");
  BOOST_TEST(list.size() == 3U);
  std::string all;
  for (const std::string_view path : list) all += std::string(path) + ";";
  BOOST_TEST(all == "b.md;;a/c.md;");
  BOOST_TEST(PathList().empty());
}

BOOST_AUTO_TEST_CASE(a_sorted_list_is_searched) {
  const PathList list = {"a", "c", "c/d", "e"};
  BOOST_TEST(list.lower_bound("") == 0U);
  BOOST_TEST(list.lower_bound("b") == 1U);
  BOOST_TEST(list.lower_bound("c") == 1U);
  BOOST_TEST(list.lower_bound("a", 2) == 2U);
  BOOST_TEST(list.lower_bound("f") == 4U);
}

BOOST_AUTO_TEST_SUITE_END()
