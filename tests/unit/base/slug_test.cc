#include <boost/test/unit_test.hpp>

#include "base/generators.h"
#include "base/unicode.h"

using namespace offprint;

BOOST_AUTO_TEST_SUITE(slug)

BOOST_AUTO_TEST_CASE(slugs_are_lower_case_words_with_hyphens) {
  BOOST_TEST(slugify("Hello, World! 2024") == "hello-world-2024");
  BOOST_TEST(slugify("  --a__b-- ") == "a-b");
  BOOST_TEST(slugify("Don’t panic: it's fine") == "dont-panic-its-fine");
  BOOST_TEST(slugify("!?") == "");
}

BOOST_AUTO_TEST_CASE(latin_letters_lose_their_marks) {
  BOOST_TEST(slugify("Wärme & Straße") == "warme-strasse");
  BOOST_TEST(slugify("Łódź Ærø Þingvellir Đà Nẵng cœur ısı İzmir") ==
             "lodz-aero-thingvellir-da-nang-coeur-isi-izmir");
}

BOOST_AUTO_TEST_CASE(other_scripts_stay) {
  BOOST_TEST(slugify("Привет, Мир") == "привет-мир");
  BOOST_TEST(slugify("Ёлка") == "ёлка");
  BOOST_TEST(slugify("漢字 テスト") == "漢字-テスト");
  BOOST_TEST(slugify("हिन्दी में") == "हिन्दी-में");
  BOOST_TEST(slugify("한국어") == "한국어");
}

BOOST_AUTO_TEST_CASE(long_slugs_are_cut_at_a_word) {
  const std::string word(30, 'x');
  BOOST_TEST(slugify(word + " " + word + " " + word) == word + "-" + word);
  BOOST_TEST(slugify(word + " " + std::string(100, 'y') + " z") == word);
  BOOST_TEST(slugify(std::string(100, 'y')) == std::string(80, 'y'));
}

BOOST_AUTO_TEST_CASE(slugs_are_stable) {
  BOOST_TEST(rc::check("slugify is idempotent, in NFC and never too long", [] {
    const std::string slug = slugify(*test::text());
    RC_ASSERT(slugify(slug) == slug);
    RC_ASSERT(is_nfc(slug));
    RC_ASSERT(count_code_points(slug) <= 80u);
    RC_ASSERT(!slug.starts_with('-') && !slug.ends_with('-'));
  }));
}

BOOST_AUTO_TEST_SUITE_END()
