#include "base/script.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(scripts)

BOOST_AUTO_TEST_CASE(most_letters_tell_the_script) {
  const auto script = [](std::string_view text) { return script_of_text(text).script; };
  BOOST_TEST(script("The sea, 1999") == "Latn");
  BOOST_TEST(script("Ærø og Þingvellir") == "Latn");
  BOOST_TEST(script("Η θάλασσα") == "Grek");
  BOOST_TEST(script("Море и соль") == "Cyrl");
  BOOST_TEST(script("البحر") == "Arab");
  BOOST_TEST(script("הים הגדול") == "Hebr");
  BOOST_TEST(script("大海") == "Hani");
  BOOST_TEST(script("海のそば") == "Jpan");
  BOOST_TEST(script("バス停") == "Jpan");
  BOOST_TEST(script("바다에서") == "Kore");
  BOOST_TEST(script("ทะเล") == "Thai");
  BOOST_TEST(script("море, or the sea, and more sea") == "Latn");
  BOOST_TEST(script("море the sea") == "");
  BOOST_TEST(script("1999 — 2024!") == "");
  BOOST_TEST(script_of_text("añb 1").letters == 3U);
}

BOOST_AUTO_TEST_CASE(languages_have_scripts) {
  BOOST_TEST(script_of_language("en") == "Latn");
  BOOST_TEST(script_of_language("zh-TW") == "Hani");
  BOOST_TEST(script_of_language("ja") == "Jpan");
  BOOST_TEST(script_of_language("ko-KR") == "Kore");
  BOOST_TEST(script_of_language("az-Arab") == "Arab");
  BOOST_TEST(script_of_language("und") == "");
  BOOST_TEST(may_be_written_in("ja", "Hani"));
  BOOST_TEST(may_be_written_in("sr", "Latn"));
  BOOST_TEST(!may_be_written_in("zh", "Jpan"));
  BOOST_TEST(!may_be_written_in("ru", "Latn"));
  BOOST_TEST(language_of_script("Grek") == "el");
  BOOST_TEST(language_of_script("Cyrl") == "");
}

BOOST_AUTO_TEST_SUITE_END()
