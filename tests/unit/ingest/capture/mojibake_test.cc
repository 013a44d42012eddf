#include "ingest/capture/mojibake.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(mojibake)

BOOST_AUTO_TEST_CASE(utf8_read_as_windows_1252_is_turned_back) {
  const RepairedText repaired = repair_mojibake("Itâ€™s a cafÃ© â€“ really");
  BOOST_TEST(repaired.text == "It’s a café – really");
  BOOST_TEST(repaired.count == 3u);
  BOOST_TEST(repaired.first == 2u);
  BOOST_TEST(repaired.damaged == "â€™");
  BOOST_TEST(repaired.whole == "’");
}

BOOST_AUTO_TEST_CASE(other_scripts_are_turned_back) {
  BOOST_TEST(repair_mojibake("Ð¥Ð»ÐµÐ±").text == "Хлеб");
}

BOOST_AUTO_TEST_CASE(bytes_that_windows_1252_does_not_use_are_their_controls) {
  BOOST_TEST(repair_mojibake("â€œsaltâ€\u009D").text == "“salt”");
}

BOOST_AUTO_TEST_CASE(text_that_went_wrong_twice_is_turned_back_twice) {
  BOOST_TEST(repair_mojibake("cafÃƒÂ©").text == "café");
}

BOOST_AUTO_TEST_CASE(sound_text_stays) {
  for (const std::string text :
       {"Größe, naïve, façade", "“CAFÉ”", "A MAÇÔ É BOA", "Âge d’or", "Ça va", "Ð and ð"})
    BOOST_TEST(repair_mojibake(text).text == text);
}

BOOST_AUTO_TEST_CASE(a_sequence_that_may_be_right_stays_among_sound_letters) {
  const std::string text = "Größe, Käse und Brötchen; Ã©";
  BOOST_TEST(repair_mojibake(text).count == 0u);
}

BOOST_AUTO_TEST_SUITE_END()
