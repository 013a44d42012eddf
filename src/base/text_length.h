// How long a text is, for readers. Thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

struct TextLength {
  // As count_words (base/unicode.h) has it: Han and kana count one a character; the words of Thai,
  // Lao, Khmer and Burmese, which write no blanks between them, are those of ICU's dictionaries.
  std::size_t words = 0;
  std::size_t characters = 0;  // of these, the Han and kana
};

TextLength text_length(std::string_view text);

// Whole minutes, rounded up; 0 for a text without words. Words at 238 a minute, the mean of silent
// reading of English non-fiction over 190 studies (M. Brysbaert, "How many words do we read per
// minute?", Journal of Memory and Language 109, 2019); Han and kana at 500 characters a minute, as
// publishing platforms reckon. Pictures and tables add nothing.
std::size_t reading_minutes(const TextLength& length);

}  // namespace offprint
