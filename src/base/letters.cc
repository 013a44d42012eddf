#include "base/letters.h"

#include "base/unicode.h"

namespace offprint {

LetterCounts count_letters(std::string_view text) {
  LetterCounts counts;
  for (std::size_t at = 0; at < text.size();) {
    if ((text[at] & 0x80) == 0) {
      const char c = text[at++];
      counts.upper += c >= 'A' && c <= 'Z';
      counts.lower += c >= 'a' && c <= 'z';
      continue;
    }
    const char32_t c = next_code_point(text, at);
    const bool upper = is_upper(c), lower = !upper && is_lower(c);
    counts.upper += upper;
    counts.lower += lower;
    counts.uncased += !upper && !lower && is_letter(c);
  }
  return counts;
}

bool is_shouted(std::string_view text) {
  bool upper = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (is_lower(c)) return false;
    upper |= is_upper(c);
  }
  return upper;
}

}  // namespace offprint
