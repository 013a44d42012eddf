// Divides a tag of a language that has no word list here: by its capitals and by the words of the
// text, and by nothing else, so that compounds stay whole.
#pragma once

#include <string_view>
#include <vector>

#include "normalize/words/tag_letters.h"
#include "normalize/words/text_words.h"

namespace offprint {

struct PlainDivision {
  std::vector<std::string_view> words;  // one: the tag stays whole
  double confidence = 1;                // of the words; estimated, not measured
};

PlainDivision divide_plainly(const TagLetters& letters, const WordIndex& text);

}  // namespace offprint
