// Titles in capitals get their letter case back.
#pragma once

#include <string>
#include <string_view>

#include "normalize/words/text_words.h"

namespace offprint {

// Whether a headline is written in capitals, in any script that has them: "HOW SALT IS MADE", but
// not "NASA" or "The NASA budget". Single words count from six letters on, unless `text` writes
// them so.
bool is_all_capitals(std::string_view headline, const WordIndex& text);

// The same as far as it can be told without the text.
bool has_mostly_capitals(std::string_view headline);

struct RestoredCase {
  std::string text;
  double confidence = 1;  // the share of words that the text or a list tells; 0 to 1
};

// Sentence case by the rules of the text's language. A word gets the form that the text gives it in
// the middle of sentences (acronyms, names, German nouns); else that of a word list, where the
// language has one; a word that nothing tells is a name in English, a noun in German, and
// lower-case elsewhere. Roman numerals and initials keep their capitals.
RestoredCase sentence_case(std::string_view headline, const WordIndex& text);

}  // namespace offprint
