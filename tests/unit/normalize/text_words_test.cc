#include "normalize/words/text_words.h"

#include <boost/test/unit_test.hpp>

#include "normalize/words/written_form.h"

using namespace offprint;

namespace {

// Words with their marks: "^" opens a sentence, "?" is in a line that tells nothing.
std::string words(std::string text) {
  const TextWords words(std::move(text));
  std::string list;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) list += ' ';
    if (words[i].opens) list += '^';
    if (words[i].unsure) list += '?';
    list += words.word(i);
  }
  return list;
}

std::string form(std::string text, std::string_view word, std::string_view before = {},
                 std::string_view after = {}) {
  const TextWords words(std::move(text));
  return written_form(WordIndex(words, "en"), word, before, after);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_words)

BOOST_AUTO_TEST_CASE(words_hold_apostrophes_and_initials) {
  BOOST_TEST(words("we don't trust the U.S. navy’s well-kept 3D maps") ==
             "^we don't trust the U.S. navy’s well kept 3D maps");
}

BOOST_AUTO_TEST_CASE(sentences_quotations_and_lines_open) {
  BOOST_TEST(words("we came. Then he said: “Stay here” and left") ==
             "^we came ^Then he said ^Stay here and left");
  BOOST_TEST(words("salt is old\n\nIt is dear") == "^salt is old ^It is dear");
}

BOOST_AUTO_TEST_CASE(lines_of_capitals_tell_nothing) {
  BOOST_TEST(words("HOW SALT CAME\n\nwe saw it") == "^?HOW ?SALT ?CAME ^we saw it");
  BOOST_TEST(words("The Salt Road of the North\n\nwe saw it") ==
             "^?The ?Salt ?Road ?of ?the ?North ^we saw it");
}

BOOST_AUTO_TEST_CASE(hashtags_handles_and_addresses_are_no_words) {
  BOOST_TEST(words("see #salt and @ann at https://sea.example/road or so") == "^see and at or so");
}

BOOST_AUTO_TEST_CASE(most_uses_inside_sentences_decide) {
  const std::string text =
      "Salt came. He sold salt and Salt and more salt. A new road to New York.";
  BOOST_TEST(form(text, "SALT") == "salt");
  BOOST_TEST(form(text, "NEW") == "new");
  BOOST_TEST(form(text, "NEW", "TO", "YORK") == "New");
  BOOST_TEST(form(text, "PEPPER") == "");
  BOOST_TEST(form("Salt came. PTSD came, too.", "SALT") == "");
  BOOST_TEST(form("Salt came. PTSD came, too.", "ptsd") == "PTSD");
}

BOOST_AUTO_TEST_CASE(words_are_found_by_what_they_begin_with) {
  const TextWords words{std::string("wir sahen die Müllerin und gingen heim")};
  const WordIndex text(words, "de");
  const WordBeginnings beginnings(text);
  BOOST_TEST(words.word(beginnings.nearest("mullerinnen", 6)) == "Müllerin");
  BOOST_TEST(beginnings.nearest("xylophon", 5) == words.size());
  BOOST_TEST(text.has_pair("die", "mullerin"));
  BOOST_TEST(!text.has_pair("mullerin", "die"));
}

BOOST_AUTO_TEST_SUITE_END()
