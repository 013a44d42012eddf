#include "model/tag.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(tag)

BOOST_AUTO_TEST_CASE(keys_have_letters_digits_and_marks_alone) {
  for (const char* spelling : {"Mental health", "mental-health", "MentalHealth", "mental_health",
                               "mental\u00A0health", "Mental·Health!"})
    BOOST_TEST(tag_key(spelling) == "mentalhealth");
  BOOST_TEST(tag_key("Straße 7") == "strasse7");
  BOOST_TEST(tag_key("الصحة النفسية") == "الصحةالنفسية");
  BOOST_TEST(tag_key("हिन्दी") == "हिन्दी");
}

BOOST_AUTO_TEST_CASE(signs_that_tell_tags_apart_stay) {
  BOOST_TEST(tag_key("C#") == "c#");
  BOOST_TEST(tag_key("C++") == "c++");
  BOOST_TEST(tag_key("#salt") == "salt");
}

BOOST_AUTO_TEST_CASE(no_tag_has_an_empty_key) {
  BOOST_TEST(tag_key("🎉") == "🎉");
  BOOST_TEST(tag_key("...") == "...");
  BOOST_TEST(tag_key("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
