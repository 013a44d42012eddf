#include "catalog/search_words.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view mark = "\u200b";
constexpr char32_t soft_hyphen = 0xad;

struct Range {
  char32_t first, last;
};

constexpr Range marked[] = {
    {0x0e00, 0x0eff},    // Thai, Lao
    {0x1000, 0x109f},    // Burmese
    {0x1780, 0x17ff},    // Khmer
    {0x2e80, 0x9fff},    // Han and its parts, kana, Bopomofo
    {0xac00, 0xd7a3},    // Hangul
    {0xf900, 0xfaff},    // Han
    {0xff66, 0xff9f},    // kana of half width
    {0x20000, 0x3ffff},  // Han
};

bool is_marked(char32_t c) {
  return std::any_of(std::begin(marked), std::end(marked),
                     [c](const Range& range) { return range.first <= c && c <= range.last; });
}

}  // namespace

std::string with_letter_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at++];
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = next_code_point(text, at);
    if (c == soft_hyphen) continue;
    out.append(text, begin, at - begin);
    if (is_marked(c)) out += mark;
  }
  return out;
}

std::string without_letter_marks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at; (at = text.find(mark)) != text.npos; text.remove_prefix(at + mark.size()))
    out += text.substr(0, at);
  return out.append(text);
}

}  // namespace offprint
