#include "model/tag.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/unicode_data.h"

namespace offprint {

std::string tag_key(std::string_view tag) {
  const auto is_plain = [](char c) { return is_ascii_letter(c) || is_ascii_digit(c); };
  if (std::all_of(tag.begin(), tag.end(), is_plain)) return ascii_lower(tag);
  const std::string folded = fold(tag);
  std::string key;
  key.reserve(folded.size());
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(folded, at);
    const bool sign = (c == '#' || c == '+') && !key.empty();
    std::size_t next = at;
    const bool dot =
        c == '.' && begin == 0 && at < folded.size() && is_letter(next_code_point(folded, next));
    if (sign || dot || is_letter(c) || is_digit(c) || is_mark(c))
      key += std::string_view(folded).substr(begin, at - begin);
  }
  return key.empty() ? folded : key;
}

}  // namespace offprint
