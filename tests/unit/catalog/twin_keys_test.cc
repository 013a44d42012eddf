#include "catalog/twin_keys.h"

#include <boost/test/unit_test.hpp>
#include <vector>

namespace offprint {
namespace {

// More than one block of them, and a last one that is not whole.
TwinKeys keys_of_forms(std::uint32_t count) {
  TwinKeys keys;
  for (std::uint32_t i = 0; i < count; ++i) {
    TwinForm form;
    form.url = i % 3 == 0 ? 0 : i;
    form.bare_title = 7;
    form.day = static_cast<std::int32_t>(i);
    form.has_signature = true;
    form.signature[TwinForm::places - 1] = static_cast<std::uint16_t>(i);
    keys.add(form);
  }
  return keys;
}

std::vector<std::pair<std::uint32_t, std::uint64_t>> keys_of(const TwinKeys& keys,
                                                             std::size_t kind) {
  std::vector<std::pair<std::uint32_t, std::uint64_t>> found;
  keys.for_each(kind,
                [&](std::uint32_t index, std::uint64_t key) { found.emplace_back(index, key); });
  return found;
}

BOOST_AUTO_TEST_SUITE(twin_keys)

BOOST_AUTO_TEST_CASE(keys_of_one_kind_come_in_order_without_those_that_are_none) {
  const auto urls = keys_of(keys_of_forms(700), 0);
  BOOST_REQUIRE(urls.size() == 466U);
  for (const auto& [index, key] : urls) {
    BOOST_TEST(index % 3 != 0U);
    BOOST_TEST(key == index);
  }
}

BOOST_AUTO_TEST_CASE(every_place_of_a_signature_is_in_some_key) {
  const TwinKeys keys = keys_of_forms(300);
  const auto last = keys_of(keys, TwinKeys::kinds - 1);
  BOOST_REQUIRE(last.size() == 299U);  // the first has nothing but zeros
  BOOST_TEST(last.front().second == 1U);
  BOOST_TEST(keys_of(keys, TwinKeys::kinds - 2).empty());
}

BOOST_AUTO_TEST_CASE(titles_of_two_days_do_not_meet) {
  const auto days = keys_of(keys_of_forms(2), 4);
  BOOST_REQUIRE(days.size() == 2U);
  BOOST_TEST(days[0].second != days[1].second);
  const auto titles = keys_of(keys_of_forms(2), 3);
  BOOST_TEST(titles[0].second == titles[1].second);
}

BOOST_AUTO_TEST_CASE(nothing_has_no_keys) { BOOST_TEST(keys_of(TwinKeys(), 0).empty()); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
