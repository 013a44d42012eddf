#include "ingest/capture/hashtags.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string split(std::string_view line) {
  std::string text;
  for (const std::string& tag : split_hashtags(line)) text += "[" + tag + "]";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(hashtags)

BOOST_AUTO_TEST_CASE(tags_are_split_however_they_are_written) {
  BOOST_TEST(split("#salt#seawater#2cents") == "[salt][seawater][2cents]");
  BOOST_TEST(split("#SaltWater #sea, #ship") == "[SaltWater][sea][ship]");
  BOOST_TEST(split("＃書店＃老街") == "[書店][老街]");
  BOOST_TEST(split("#хлеб") == "[хлеб]");
}

BOOST_AUTO_TEST_CASE(lines_that_hold_anything_else_are_no_tags) {
  BOOST_TEST(split("A #winter on the river is long") == "");
  BOOST_TEST(split("#1 in the country") == "");
  BOOST_TEST(split("#1 #2") == "");
  BOOST_TEST(split("## Heading") == "");
  BOOST_TEST(split("#") == "");
  BOOST_TEST(split("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
