#include <unicode/brkiter.h>
#include <unicode/ubrk.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <memory>

#include "base/generators.h"
#include "base/unicode.h"

using namespace offprint;

namespace {

// What UAX #29 has to say about a text, from ICU over the whole of it. (ICU 72 alone takes '@' for
// a letter.)
std::size_t count_words_by_icu(std::string text) {
  std::replace(text.begin(), text.end(), '@', '%');
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  words->setText(wide);
  std::size_t count = 0;
  for (int begin = 0, end = words->next(); end != icu::BreakIterator::DONE;
       begin = end, end = words->next()) {
    if (words->getRuleStatus() < UBRK_WORD_NUMBER) continue;
    std::string word;
    wide.tempSubStringBetween(begin, end).toUTF8String(word);
    bool counts = false;
    for (std::size_t offset = 0; offset < word.size();) {
      const char32_t c = next_code_point(word, offset);
      counts |= is_letter(c) || is_digit(c);
    }
    count += counts;
  }
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(segmentation)

BOOST_AUTO_TEST_CASE(words_are_counted) {
  BOOST_TEST(count_words("") == 0u);
  BOOST_TEST(count_words("  --- … !  ") == 0u);
  BOOST_TEST(count_words("The quick (\"brown\") fox can't jump 32.3 feet, right?") == 9u);
  BOOST_TEST(count_words("snake_case well-known e.g. 1,000 a.b __ _x_") == 7u);
  BOOST_TEST(count_words("L’été — déjà vu…") == 3u);
  BOOST_TEST(count_words("Тихо вокруг, все спят") == 4u);
}

BOOST_AUTO_TEST_CASE(han_and_kana_count_one_a_character) {
  BOOST_TEST(count_words("漢字かなカナ。") == 6u);
  BOOST_TEST(count_words("@漢字 @") == 2u);  // once a hang: nothing before the '@' to count
  BOOST_TEST(count_words("我喜欢 EPUB 3") == 5u);
  BOOST_TEST(count_words("ภาษาไทย") == 2u);
}

BOOST_AUTO_TEST_CASE(ascii_words_agree_with_uax_29) {
  BOOST_TEST(rc::check("the fast path counts as ICU does on ASCII", [] {
    const std::string text =
        *rc::gen::oneOf(test::text_of(U"aB9_.,;:'\"- \n@/"),
                        rc::gen::container<std::string>(rc::gen::inRange<char>(0, 127)));
    RC_ASSERT(count_words(text) == count_words_by_icu(text));
  }));
}

BOOST_AUTO_TEST_CASE(western_words_agree_with_uax_29) {
  BOOST_TEST(rc::check("fast and slow path together count as ICU does on the whole", [] {
    const std::string text =
        *rc::gen::oneOf(test::text_of(U"aé9_@.,'’‘“”—…\u00A0×· \n\u0301\u200Dжα€\u00ADאب"),
                        test::text_of(U"ab é’.\u0301"));
    RC_ASSERT(count_words(text) == count_words_by_icu(text));
  }));
}

BOOST_AUTO_TEST_CASE(every_plain_character_has_its_true_class) {
  for (char32_t c = 1; c < 0x2100; ++c) {
    for (const std::u32string_view pattern : {U"a?b", U"1?2", U"a?1", U"?", U"a? b", U"_?a"}) {
      std::string text;
      for (const char32_t p : pattern) append_code_point(text, p == U'?' ? c : p);
      BOOST_REQUIRE_MESSAGE(count_words(text) == count_words_by_icu(text),
                            "U+" << std::hex << unsigned(c) << " " << text);
    }
  }
}

BOOST_AUTO_TEST_CASE(whole_sentences_are_kept) {
  const std::string text = "One is short. Two is longer than one. Three never fits here.";
  BOOST_TEST(first_sentences(text, 1000) == text);
  BOOST_TEST(first_sentences(text, 40) == "One is short. Two is longer than one.");
  BOOST_TEST(first_sentences(text, 36) == "One is short.");
  BOOST_TEST(first_sentences(text, 37) == "One is short. Two is longer than one.");
  BOOST_TEST(first_sentences("  Blanks\n  collapse.  ", 100) == "Blanks collapse.");
  BOOST_TEST(first_sentences("昔々ある所に。おじいさんが居ました。", 8, "ja") == "昔々ある所に。");
}

BOOST_AUTO_TEST_CASE(abbreviations_end_no_sentence) {
  const std::string text = "We asked Mr. Brown about it. He did not know what to say at all.";
  BOOST_TEST(first_sentences(text, 40, "en") == "We asked Mr. Brown about it.");
}

BOOST_AUTO_TEST_CASE(the_next_letter_decides_about_a_sentence_however_far_it_is) {
  std::string digits;
  for (int i = 0; i < 120; ++i) digits += "7 ";
  BOOST_TEST(first_sentences("We met in Nov. " + digits + "Then we left. Nothing more.", 16) ==
             "We met in Nov.");
  BOOST_TEST(first_sentences("We met in Nov. " + digits + "then we left. Nothing more.", 16) ==
             "We met in Nov…");
}

BOOST_AUTO_TEST_CASE(a_long_sentence_is_cut_at_a_word) {
  BOOST_TEST(first_sentences("A sentence, longer than allowed, goes on.", 13) == "A sentence…");
  BOOST_TEST(first_sentences("A sentence, longer than allowed, goes on.", 19) ==
             "A sentence, longer…");
  BOOST_TEST(first_sentences("Donaudampfschifffahrtsgesellschaft", 10) == "Donaudamp…");
  BOOST_TEST(first_sentences("word", 0) == "");
  BOOST_TEST(rc::check("first_sentences never exceeds its limit", [] {
    const std::string text = *test::text();
    const auto limit = *rc::gen::inRange<std::size_t>(0, 30);
    RC_ASSERT(count_code_points(first_sentences(text, limit, "en")) <= limit);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
