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

// Sentence case by the rules of the text's language: words as HeadlineWords gives them, a capital
// at the beginning of each sentence and of a quotation of several words. Irish prefixes keep their
// small letter; Dutch "'t" and "'s" leave the capital to the next word.
RestoredCase sentence_case(std::string_view headline, const WordIndex& text);

// Title case in the languages that know it (letter_rules.h), sentence case in others: every word
// has a capital but small ones inside; those behind a colon, a dash or a bar have it, too.
RestoredCase title_case(std::string_view headline, const WordIndex& text);

// Whether the headline begins with a word or two in capitals, a colon or a bar, and goes on in
// small letters: "BREAKING: the bridge is open".
bool has_loud_beginning(std::string_view headline);
// Such a headline with the beginning in sentence case, when its words are words beyond doubt: the
// text or the list of words has them in small letters; else as it was.
std::string quieten_beginning(std::string_view headline, const WordIndex& text);

}  // namespace offprint
