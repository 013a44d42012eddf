#include "base/collation.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "base/language_codes.h"

using namespace offprint;

namespace {

using Texts = std::vector<std::string>;

Texts sorted(const std::string& language, Texts texts) {
  const std::vector<std::string> keys = sort_keys(language, texts);
  std::vector<std::pair<std::string, std::string>> pairs;
  for (std::size_t i = 0; i < texts.size(); ++i) pairs.emplace_back(keys[i], texts[i]);
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < texts.size(); ++i) texts[i] = pairs[i].second;
  return texts;
}

// "A: one two | B: three"
std::string letters(const std::string& language, const Texts& texts) {
  std::string all;
  for (const IndexLetter& letter : index_letters(language, texts)) {
    all += (all.empty() ? "" : " | ") + letter.label + ":";
    for (const std::size_t place : letter.places) all += " " + texts[place];
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(collation)

BOOST_AUTO_TEST_CASE(each_language_has_its_own_order) {
  BOOST_TEST((sorted("de", {"Zebra", "Ärger", "Amt"}) == Texts{"Amt", "Ärger", "Zebra"}));
  BOOST_TEST((sorted("sv", {"Ärger", "Zebra", "Amt"}) == Texts{"Amt", "Zebra", "Ärger"}));
  BOOST_TEST((sorted("und", {"b", "A", "B", "a"}) == Texts{"a", "A", "b", "B"}));
}

BOOST_AUTO_TEST_CASE(digits_count_as_numbers) {
  BOOST_TEST((sorted("en", {"Part 10", "Part 9"}) == Texts{"Part 9", "Part 10"}));
}

BOOST_AUTO_TEST_CASE(an_index_has_the_letters_of_its_language) {
  BOOST_TEST(letters("en", {"tides", "Boats", "Äpfel", "19th century", "Trade"}) ==
             "#: 19th century | A: Äpfel | B: Boats | T: tides Trade");
  BOOST_TEST(letters("sv", {"Äpfel", "Boats"}) == "B: Boats | Ä: Äpfel");
  BOOST_TEST(letters("ja", {"しお", "うみ", "salt"}) == "S: salt | あ: うみ | さ: しお");
  BOOST_TEST(letters("ar", {"ملح", "بحر"}) == "ب: بحر | م: ملح");
}

BOOST_AUTO_TEST_CASE(unknown_languages_and_no_texts_are_fine) {
  BOOST_TEST(letters("not a tag", {"b", "a"}) == "A: a | B: b");
  BOOST_TEST(index_letters("en", {}).empty());
}

BOOST_AUTO_TEST_CASE(libraries_have_codes_of_their_own) {
  BOOST_TEST(iso_639_2b("en-GB") == "eng");
  BOOST_TEST(iso_639_2b("de") == "ger");
  BOOST_TEST(iso_639_2b("zh-Hant") == "chi");
  BOOST_TEST(iso_639_2b("und") == "");
  BOOST_TEST(iso_639_2b("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
