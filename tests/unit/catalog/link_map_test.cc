#include "catalog/link_map.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(link_map)

BOOST_AUTO_TEST_CASE(
    an_exported_article_is_meant_before_others_and_the_first_row_before_later_ones) {
  LinkMap map;
  map.add("path:a", 3, false);
  map.add("path:a", 7, true);
  map.add("path:a", 5, true);
  map.settle();
  BOOST_TEST(map.find("path:a")->row == 5U);
  BOOST_TEST(map.find("path:a")->exported);
  BOOST_TEST(!map.find("path:b").has_value());
}

BOOST_AUTO_TEST_CASE(of_several_articles_of_one_name_the_nearest_is_meant) {
  DecisionRows rows(7);
  const char* origins[] = {"a/salt.md",       "a/x/salt.md", "b/deep/salt.md", "b/fog.md",
                           "b/other/salt.md", "c/fog.md",    "x.xml//3"};
  for (std::size_t i = 0; i < rows.size(); ++i) rows[i].origin = origins[i];
  LinkMap map;
  for (const std::uint32_t row : {0U, 1U, 2U, 4U}) map.add("name:salt", row, true);
  map.add("name:held", 3, false);
  map.add_former("name:gone", 5);
  map.settle();
  BOOST_TEST(map.find_near("name:salt", 1, rows)->row == 1U);  // a/x/
  BOOST_TEST(map.find_near("name:salt", 3, rows)->row == 2U);  // the first below b/
  BOOST_TEST(map.find_near("name:salt", 5, rows)->row == 0U);  // the first of all
  BOOST_TEST(map.find_near("name:salt", 6, rows)->row == 0U);
  BOOST_TEST(!map.find_near("name:held", 0, rows)->exported);
  BOOST_TEST(map.find_near("name:gone", 0, rows)->row == 5U);
  BOOST_TEST(!map.find_near("name:none", 0, rows).has_value());
}

BOOST_AUTO_TEST_CASE(a_slug_of_several_exported_articles_means_none) {
  LinkMap map;
  map.add("slug:a", 1, true);
  map.add("slug:a", 1, true);
  map.add("slug:b", 1, true);
  map.add("slug:b", 2, true);
  map.add("slug:c", 1, true);
  map.add("slug:c", 2, false);
  map.settle();
  BOOST_TEST(map.find("slug:a")->row == 1U);
  BOOST_TEST(!map.find("slug:b").has_value());
  BOOST_TEST(map.find("slug:c")->row == 1U);
}

BOOST_AUTO_TEST_CASE(names_set_aside_count_once_they_are_added) {
  LinkMap map;
  const auto name = [](std::uint32_t row) { return "name:" + std::to_string(row); };
  constexpr std::uint32_t names = 10'000;  // more than memory holds of them
  for (std::uint32_t row = 0; row < names; ++row) map.set_aside(name(row), row, row % 2 == 0);
  map.add("path:a", 7, true);
  map.settle();
  BOOST_TEST(!map.find(name(0)).has_value());
  map.add_set_aside();
  map.settle();
  for (std::uint32_t row = 0; row < names; ++row) {
    BOOST_TEST_REQUIRE(map.find(name(row)).has_value());
    BOOST_TEST(map.find(name(row))->row == row);
    BOOST_TEST(map.find(name(row))->exported == (row % 2 == 0));
  }
  BOOST_TEST(map.find("path:a")->row == 7U);
}

BOOST_AUTO_TEST_CASE(removed_names_mean_nobody) {
  LinkMap map;
  map.add("slug:a", 1, true);
  map.add("slug:a", 2, true);
  map.remove("slug:a", 2);
  map.settle();
  BOOST_TEST(map.find("slug:a")->row == 1U);
}

BOOST_AUTO_TEST_CASE(former_names_count_where_nobody_has_the_name_now) {
  LinkMap map;
  map.add("url:a", 1, true);
  map.settle();
  map.add_former("url:a", 2);
  map.add_former("url:b", 2);
  map.settle();
  BOOST_TEST(map.find("url:a")->row == 1U);
  BOOST_TEST(map.find("url:b")->row == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
