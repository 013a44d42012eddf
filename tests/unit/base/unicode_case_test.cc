#include <boost/test/unit_test.hpp>

#include "base/generators.h"
#include "base/unicode.h"
#include "base/unicode_data.h"

using namespace offprint;

BOOST_AUTO_TEST_SUITE(unicode_case)

BOOST_AUTO_TEST_CASE(composition) {
  BOOST_TEST(to_nfc("e\u0301") == "é");
  BOOST_TEST(to_nfc("\u212B") == "Å");
  BOOST_TEST(to_nfc("\u1100\u1161\u11A8") == "각");
  BOOST_TEST(to_nfc("a\u0308\u0323") == "ạ\u0308");
  BOOST_TEST(!is_nfc("cafe\u0301"));
  BOOST_TEST(!is_nfc("\u2000"));
  BOOST_TEST(is_nfc("café — “quoted” … 漢字 가 \u0915\u093F"));
  BOOST_TEST(to_nfd("é각") == "e\u0301\u1100\u1161\u11A8");
}

BOOST_AUTO_TEST_CASE(normalization_is_idempotent) {
  BOOST_TEST(rc::check("to_nfc is idempotent and is_nfc knows it", [] {
    const std::string text = *test::text();
    const std::string normal = to_nfc(text);
    RC_ASSERT(is_nfc(normal));
    RC_ASSERT(to_nfc(normal) == normal);
    RC_ASSERT(is_nfc(text) == (normal == text));
    RC_ASSERT(to_nfc(to_nfd(text)) == normal);
  }));
}

BOOST_AUTO_TEST_CASE(folding_makes_equals_equal) {
  BOOST_TEST(fold("ﬁ") == fold("FI"));
  BOOST_TEST(fold("Straße") == "strasse");
  BOOST_TEST(fold("ＡＢＣ") == "abc");
  BOOST_TEST(fold("ΣΑΣ") == fold("σας"));
  BOOST_TEST(fold("so\u00ADft") == "soft");
  BOOST_TEST(fold("HTML 5") == "html 5");
  BOOST_TEST(rc::check("fold is idempotent and blind to case", [] {
    const std::string text = *test::text();
    RC_ASSERT(fold(fold(text)) == fold(text));
  }));
}

BOOST_AUTO_TEST_CASE(case_follows_the_language) {
  BOOST_TEST(to_lower("TITLE") == "title");
  BOOST_TEST(to_lower("ISPARTA", "tr") == "ısparta");
  BOOST_TEST(to_lower("ISPARTA", "TR-tr") == "ısparta");
  BOOST_TEST(to_upper("istanbul", "az") == "İSTANBUL");
  BOOST_TEST(to_upper("istanbul", "en") == "ISTANBUL");
  BOOST_TEST(to_lower("ΟΔΟΣ") == "οδος");
  BOOST_TEST(to_upper("straße") == "STRASSE");
}

BOOST_AUTO_TEST_CASE(only_the_first_letter_is_capitalized) {
  BOOST_TEST(capitalize_first("iPhone and NASA") == "IPhone and NASA");
  BOOST_TEST(capitalize_first("élan") == "Élan");
  BOOST_TEST(capitalize_first("“so it goes”") == "“So it goes”");
  BOOST_TEST(capitalize_first("ijsland", "nl") == "IJsland");
  BOOST_TEST(capitalize_first("istanbul", "tr") == "İstanbul");
  BOOST_TEST(capitalize_first("2nd") == "2nd");
  BOOST_TEST(capitalize_first("") == "");
}

BOOST_AUTO_TEST_SUITE_END()
