#include "normalize/other_language.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "base/language.h"

using namespace offprint;

namespace {

std::string other(std::string_view text, std::string_view expected) {
  const auto found = other_language(text, expected);
  return found ? found->tag : "";
}

constexpr std::string_view german =
    "Der Leuchtturm steht seit vielen Jahren am Rand der Stadt, und niemand weiß mehr, wer ihn "
    "gebaut hat oder warum er nachts nicht leuchtet.";
constexpr std::string_view english =
    "The lighthouse has stood at the edge of the town for many years, and nobody knows any more "
    "who built it or why it is dark at night.";
constexpr std::string_view norwegian =
    "Fyret har stått ved kanten av byen i mange år, og ingen vet lenger hvem som bygget det, eller "
    "hvorfor det ikke lyser om natten.";
constexpr std::string_view russian =
    "Маяк стоит на краю города уже много лет, и никто не помнит, кто его построил и почему он не "
    "светит ночью, когда это нужно кораблям.";

}  // namespace

BOOST_AUTO_TEST_SUITE(other_languages)

BOOST_AUTO_TEST_CASE(longer_text_of_another_language_is_told) {
  BOOST_TEST(other(german, "en") == "de");
  BOOST_TEST(other(english, "de") == "en");
  BOOST_TEST(other(english, "fr-CA") == "en");
  BOOST_TEST(other(norwegian, "en") != "");
}

BOOST_AUTO_TEST_CASE(what_is_expected_or_near_to_it_is_not_another) {
  BOOST_TEST(other(german, "de-AT") == "");
  BOOST_TEST(other(german, "lb") == "");
  BOOST_TEST(other(english, "en") == "");
  BOOST_TEST(other(norwegian, "da") == "");
  BOOST_TEST(other(norwegian, "nn") == "");
  BOOST_TEST(other(german, "und") == "");
}

BOOST_AUTO_TEST_CASE(clear_english_is_what_the_detector_takes_for_english) {
  const std::string more =
      "The keeper had told them that this was not for the first time, but they had not listened.";
  const std::string text = std::string(english) + " " + more;
  BOOST_TEST(is_clearly_english(text));
  BOOST_TEST(detect_language(text).value().tag == "en");
  BOOST_TEST(detect_language(text).value().confidence == 0.99);
}

BOOST_AUTO_TEST_CASE(what_is_short_or_mixed_or_foreign_is_not_clear) {
  for (const std::string& text :
       {std::string(english.substr(0, 60)), std::string(german),
        std::string(german) + " " + std::string(english),
        std::string(
            "Friedrichshafen, Überlingen, Meersburg and the rest of it, and more, and so on"),
        // Afrikaans
        std::string("Die vuurtoring staan al baie jare aan die rand van die dorp, en niemand weet "
                    "meer wie dit gebou het of hoekom dit in die nag donker is nie."),
        // Chinese with English words
        std::string("灯塔多年来一直矗立在城镇的边缘 the of and to in a is that it for with as "
                    "没有人知道是谁建造的，也没有人知道为什么它在夜里是黑暗的")}) {
    BOOST_TEST(!is_clearly_english(text), text);
  }
}

BOOST_AUTO_TEST_CASE(short_text_and_names_are_left_in_doubt) {
  BOOST_TEST(other("Der alte Leuchtturm", "en") == "");
  BOOST_TEST(other("Friedrichshafen, Überlingen, Meersburg, Lindau, Bregenz, Rorschach, Romanshorn",
                   "en") == "");
  BOOST_TEST(other("", "en") == "");
  BOOST_TEST(other("1234 — 5678", "ru") == "");
}

BOOST_AUTO_TEST_CASE(the_script_is_enough) {
  BOOST_TEST(other("Η θάλασσα", "en") == "el");
  BOOST_TEST(other("海辺を歩く", "zh") == "ja");
  BOOST_TEST(other("海边", "en") == "zh");
  BOOST_TEST(other("海邊", "ja") == "");
  BOOST_TEST(other("הים", "ar") == "he");
  BOOST_TEST(other(russian, "en") == "ru");
  BOOST_TEST(other("Море", "en") == "und-Cyrl");
  BOOST_TEST(other("البحر", "en") == "und-Arab");
  BOOST_TEST(other(english, "ar") == "en");
}

BOOST_AUTO_TEST_SUITE_END()
