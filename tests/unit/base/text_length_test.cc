#include "base/text_length.h"

#include <boost/test/unit_test.hpp>
#include <string>

using namespace offprint;

namespace {

std::string measured(std::string_view text) {
  const TextLength length = text_length(text);
  return std::to_string(length.words) + " " + std::to_string(length.characters);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_length_of_readers)

BOOST_AUTO_TEST_CASE(han_and_kana_count_one_a_character) {
  BOOST_TEST(measured("我们在海边散步。") == "7 7");
  BOOST_TEST(measured("東京タワーへ行く") == "8 8");
  BOOST_TEST(measured("iPhone 很贵, 3 千块") == "6 4");
  BOOST_TEST(measured("오늘은 날씨가 좋습니다") == "3 0");
}

BOOST_AUTO_TEST_CASE(scripts_without_blanks_have_words) {
  BOOST_TEST(measured("ฉันรักภาษาไทย") == "4 0");      // I, love, language, Thai
  BOOST_TEST(measured("ខ្ញុំស្រឡាញ់ភាសាខ្មែរ") == "3 0");  // in Khmer: two are one
  BOOST_TEST(measured("ຂ້ອຍຮັກພາສາລາວ") == "4 0");     // and in Lao
  BOOST_TEST(text_length("မြန်မာဘာသာစကားကို ချစ်တယ်").words > 3U);
}

BOOST_AUTO_TEST_CASE(minutes_are_whole_and_rounded_up) {
  BOOST_TEST(reading_minutes({0, 0}) == 0U);
  BOOST_TEST(reading_minutes({1, 0}) == 1U);
  BOOST_TEST(reading_minutes({238, 0}) == 1U);
  BOOST_TEST(reading_minutes({239, 0}) == 2U);
  BOOST_TEST(reading_minutes({500, 500}) == 1U);
  BOOST_TEST(reading_minutes({501, 501}) == 2U);
  BOOST_TEST(reading_minutes({619, 500}) == 2U);  // half a minute of words
}

BOOST_AUTO_TEST_SUITE_END()
