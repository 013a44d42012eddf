#include "ingest/charset_report.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(charset_reports)

BOOST_AUTO_TEST_CASE(text_in_a_known_charset_is_repaired) {
  const std::string damaged = "Caf\xC3\x83\xC2\xA9, cr\xC3\x83\xC2\xA8me, th\xC3\x83\xC2\xA9";
  const SourceText source = read_text(damaged);
  BOOST_TEST(source.text == "Café, crème, thé");
  BOOST_TEST(source.repair.count == 3U);
}

BOOST_AUTO_TEST_CASE(controls_that_are_no_damage_become_marks) {
  BOOST_TEST(read_text("don\u0092t").text == "don’t");
  BOOST_TEST(read_text("Caf\u00C3\u00A9 \u00E2\u0080\u009Da\u00E2\u0080\u009D").text == "Café ”a”");
}

// Korean in EUC-KR, which nothing declares, holds what windows-1252 shows as UTF-8's bytes.
BOOST_AUTO_TEST_CASE(text_in_a_guessed_charset_is_not_repaired) {
  std::string korean;
  for (const char* word : {"\xB4\xDE\xB7\xC1 ", "\xE2\xBC\xAD\xBF\xEF ", "\xC0\xE2\xBC\xAD "})
    for (int i = 0; i < 4; ++i) korean += word;
  const SourceText source = read_text(korean);
  BOOST_TEST(source.guessed);
  BOOST_TEST(source.repair.count == 0U);
  BOOST_TEST(source.text == decode_text(korean).text);
}

BOOST_AUTO_TEST_SUITE_END()
