#include "catalog/search_words.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace offprint {
namespace {

BOOST_AUTO_TEST_SUITE(search_words)

BOOST_AUTO_TEST_CASE(letters_of_scripts_without_blanks_are_words_of_their_own) {
  const std::string mark = "\u200b";
  BOOST_TEST(with_letter_marks("灯台 x") == "灯" + mark + "台" + mark + " x");
  BOOST_TEST(with_letter_marks("서울") == "서" + mark + "울" + mark);
  BOOST_TEST(with_letter_marks("Wärme हिन्दी") == "Wärme हिन्दी");
}

BOOST_AUTO_TEST_CASE(soft_hyphens_part_no_words) {
  BOOST_TEST(with_letter_marks("Leucht\u00adturm") == "Leuchtturm");
}

BOOST_AUTO_TEST_CASE(marked_texts_are_the_same_without_their_marks) {
  for (const char* text : {"", "ASCII", "灯台もと暗し", "ใต้แสง", "mixed 灯台 x"})
    BOOST_TEST(without_letter_marks(with_letter_marks(text)) == text);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
