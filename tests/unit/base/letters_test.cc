#include "base/letters.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(letters)

BOOST_AUTO_TEST_CASE(capitals_small_letters_and_others_are_counted) {
  const LetterCounts counts = count_letters("Élan 塩, ΣΑΛ 12 ñ");
  BOOST_TEST(counts.upper == 4U);
  BOOST_TEST(counts.lower == 4U);
  BOOST_TEST(counts.uncased == 1U);
  BOOST_TEST(counts.all() == 9U);
  BOOST_TEST(count_letters("").all() == 0U);
}

BOOST_AUTO_TEST_CASE(shouting_takes_a_capital_and_no_small_letter) {
  for (const char* text : {"A", "O'BRIEN 2", "ÉTÉ", "塩 NHS"}) BOOST_TEST(is_shouted(text), text);
  for (const char* text : {"", "12", "塩", "NHs", "iPHONE"}) BOOST_TEST(!is_shouted(text), text);
}

BOOST_AUTO_TEST_SUITE_END()
