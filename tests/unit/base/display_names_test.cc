#include "base/display_names.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace offprint {
namespace {

Date date(const char* text) { return *parse_date(text).date; }

std::vector<std::string> sorted(std::vector<std::string> words, const char* language) {
  std::sort(words.begin(), words.end(), [&](const std::string& a, const std::string& b) {
    return collation_key(a, language) < collation_key(b, language);
  });
  return words;
}

BOOST_AUTO_TEST_SUITE(display_names)

BOOST_AUTO_TEST_CASE(months_and_years_are_called_as_readers_call_them) {
  BOOST_TEST(month_name(date("2024-03-31"), "en") == "March 2024");
  BOOST_TEST(month_name(date("2024-03-01"), "es") == "Marzo de 2024");
  BOOST_TEST(month_name(date("2024-03-01"), "ja") == "2024年3月");
  BOOST_TEST(year_name(date("2024-03-01"), "en-GB") == "2024");
  BOOST_TEST(year_name(date("2024-03-01"), "ja") == "2024年");
}

BOOST_AUTO_TEST_CASE(months_are_gregorian_everywhere) {
  BOOST_TEST(year_name(date("2024-03-01"), "th").find("2024") != std::string::npos);
  BOOST_TEST(month_name(date("1200-03-01"), "en") == "March 1200");
}

BOOST_AUTO_TEST_CASE(languages_are_called_as_readers_call_them) {
  BOOST_TEST(language_name("de", "en") == "German");
  BOOST_TEST(language_name("de", "fr") == "Allemand");
  BOOST_TEST(language_name("pt-BR", "en") == "Brazilian Portuguese");
}

BOOST_AUTO_TEST_CASE(a_language_that_is_not_known_gets_the_plain_form) {
  BOOST_TEST(month_name(date("2024-03-31"), "und") == "2024-03");
  BOOST_TEST(year_name(date("2024-03-31"), "") == "2024");
  BOOST_TEST(language_name("de", "tlh") == "de");
}

BOOST_AUTO_TEST_CASE(texts_are_sorted_as_readers_expect) {
  using Words = std::vector<std::string>;
  BOOST_TEST(sorted({"Zeta", "ähnlich", "Ebbe", "ahnen"}, "de") ==
                 (Words{"ahnen", "ähnlich", "Ebbe", "Zeta"}),
             boost::test_tools::per_element());
  BOOST_TEST(sorted({"örn", "zebra", "å", "anka"}, "sv") == (Words{"anka", "zebra", "å", "örn"}),
             boost::test_tools::per_element());
  BOOST_TEST(sorted({"Part 10", "Part 9"}, "en") == (Words{"Part 9", "Part 10"}),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
