#include "base/language.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string canonical(std::string_view tag) { return canonical_language(tag).value_or("nothing"); }

std::string detected(std::string_view text) {
  const auto found = detect_language(text);
  return found ? found->tag : "nothing";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(language)

BOOST_AUTO_TEST_CASE(tags_become_canonical) {
  BOOST_TEST(canonical("EN_us") == "en-US");
  BOOST_TEST(canonical("iw") == "he");
  BOOST_TEST(canonical("zh-hant-tw") == "zh-Hant-TW");
  BOOST_TEST(canonical("eng") == "en");
  BOOST_TEST(canonical("de-1996") == "de-1996");
  BOOST_TEST(canonical("tlh") == "tlh");
  BOOST_TEST(canonical("i-klingon") == "tlh");
}

BOOST_AUTO_TEST_CASE(what_is_no_language_is_refused) {
  for (const std::string_view tag : {"", "english", "e", "qqq", "und", "en-", "en--US", "en-!!",
                                     "x-private", "C", "en-toolongsubtag", "12"})
    BOOST_TEST(canonical(tag) == "nothing", "accepted " << tag << " as " << canonical(tag));
  BOOST_TEST(canonical(std::string(5000, 'a')) == "nothing");
  BOOST_TEST(canonical(std::string_view("en\0x", 4)) == "nothing");
}

BOOST_AUTO_TEST_CASE(direction_follows_the_script) {
  for (const std::string_view tag : {"ar", "he", "fa", "ur-PK", "az-Arab", "dv"})
    BOOST_TEST(name(direction_of(tag)) == "rtl", tag);
  for (const std::string_view tag : {"en", "az", "ar-Latn", "ja", "", "nonsense!"})
    BOOST_TEST(name(direction_of(tag)) == "ltr", tag);
}

BOOST_AUTO_TEST_CASE(running_text_tells_its_language) {
  BOOST_TEST(detected("The committee met on Tuesday to discuss the new plans for the library.") ==
             "en");
  BOOST_TEST(detected("Der Ausschuss traf sich am Dienstag, um die neuen Pläne zu besprechen.") ==
             "de");
  BOOST_TEST(detected("Комитет собрался во вторник, чтобы обсудить новые планы библиотеки.") ==
             "ru");
  BOOST_TEST(detected("הוועדה התכנסה ביום שלישי כדי לדון בתוכניות החדשות של הספרייה") == "he");
  const auto french =
      detect_language("Le comité s'est réuni mardi pour discuter des nouveaux projets.");
  BOOST_TEST(
      (french && french->tag == "fr" && french->confidence > 0.9 && french->confidence <= 1.0));
}

BOOST_AUTO_TEST_CASE(too_little_text_tells_nothing) {
  BOOST_TEST(detected("") == "nothing");
  BOOST_TEST(detected("Hello") == "nothing");
  BOOST_TEST(detected("1234 5678 90 --- 1234 5678 90") == "nothing");
  BOOST_TEST(detected("\xFF\xFE\xFF not really text \xFF") == "nothing");
}

BOOST_AUTO_TEST_CASE(only_the_first_bytes_are_looked_at) {
  std::string text;
  while (text.size() < 2500) text += "The committee met on Tuesday to discuss the plans. ";
  for (int i = 0; i < 2000; ++i) text += "Комитет собрался во вторник. ";
  BOOST_TEST(detected(text) == "en");
}

BOOST_AUTO_TEST_SUITE_END()
