#include "pipeline/record_keys.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

std::vector<std::uint32_t> links(const RecordKeys& keys, std::uint32_t row) {
  const auto span = keys.links(row);
  return {span.begin(), span.end()};
}

BOOST_AUTO_TEST_SUITE(record_keys)

BOOST_AUTO_TEST_CASE(each_article_has_its_key_and_its_links) {
  RecordKeys keys(6);
  keys.put(1, 10, {4, 2});
  keys.put(2, 20, {});
  keys.put(4, 40, {1});
  BOOST_TEST(keys.articles() == 6U);
  BOOST_TEST(keys.key(0) == 0U);
  BOOST_TEST(keys.key(4) == 40U);
  BOOST_TEST((links(keys, 0).empty()));
  BOOST_TEST((links(keys, 1) == std::vector<std::uint32_t>{4, 2}));
  BOOST_TEST((links(keys, 2).empty()));
  BOOST_TEST((links(keys, 3).empty()));
  BOOST_TEST((links(keys, 4) == std::vector<std::uint32_t>{1}));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
