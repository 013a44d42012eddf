#include "base/byte_scan.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <string>

using namespace offprint;

namespace {

constexpr std::uint8_t is_mark(std::uint8_t c) { return (c == '&') | (c >= 0xF0) | (c < 0x02); }
constexpr std::uint8_t is_rise(std::uint8_t c, std::uint8_t next) {
  return (c >= 'y') & (next > c);
}

// Long enough for whole blocks, and with few hits.
std::string any_text() {
  const auto byte = rc::gen::weightedOneOf<char>({{60, rc::gen::elementOf(std::string("abxyz "))},
                                                  {1, rc::gen::arbitrary<char>()},
                                                  {1, rc::gen::just('&')}});
  return *rc::gen::container<std::string>(*rc::gen::inRange<std::size_t>(0, 70), byte);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(byte_scan)

BOOST_AUTO_TEST_CASE(the_first_byte_of_the_class_is_found_wherever_it_stands) {
  for (std::size_t size = 0; size < 50; ++size) {
    BOOST_TEST(find_byte<is_mark>(std::string(size, 'a')) == size);
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'a');
      text[at] = text[size - 1] = '&';
      BOOST_TEST(find_byte<is_mark>(text) == at);
      BOOST_TEST(find_byte<is_mark>(text, at) == at);
      BOOST_TEST(find_byte<is_mark>(text, at + 1) == (at + 1 < size ? size - 1 : size));
    }
  }
}

BOOST_AUTO_TEST_CASE(it_is_found_as_byte_by_byte) {
  BOOST_TEST(rc::check("byte scan", [] {
    const std::string text = any_text();
    const std::size_t from = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    std::size_t byte = from, pair = from;
    while (byte < text.size() && !is_mark(static_cast<std::uint8_t>(text[byte]))) ++byte;
    while (pair + 1 < text.size() && !is_rise(static_cast<std::uint8_t>(text[pair]),
                                              static_cast<std::uint8_t>(text[pair + 1])))
      ++pair;
    if (pair + 1 >= text.size()) pair = text.size();
    RC_ASSERT(find_byte<is_mark>(text, from) == byte);
    RC_ASSERT(find_pair<is_rise>(text, from) == pair);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
