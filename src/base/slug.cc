#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/unicode_data.h"

namespace offprint {
namespace {

constexpr std::size_t longest = 80;  // code points

// Latin letters in lower case that no decomposition takes apart.
std::string_view plain_latin(char32_t c) {
  switch (c) {
    case U'æ':
      return "ae";
    case U'œ':
      return "oe";
    case U'ø':
      return "o";
    case U'ł':
      return "l";
    case U'đ':
    case U'ð':
      return "d";
    case U'ħ':
      return "h";
    case U'ı':
      return "i";
    case U'ŋ':
      return "ng";
    case U'ŧ':
      return "t";
    case U'þ':
      return "th";
    default:
      return {};
  }
}

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'’' || c == U'ʼ'; }

class Slug {
 public:
  void add(char32_t c) {
    if (c < 0x80 &&
        (is_ascii_letter(static_cast<char>(c)) || is_ascii_digit(static_cast<char>(c)))) {
      in_word_ = true;
      after_latin_ = is_ascii_letter(static_cast<char>(c));
      word_ += static_cast<char>(c);
      return;
    }
    if (is_apostrophe(c)) return;
    if (is_mark(c)) {
      if (in_word_ && !after_latin_) append_code_point(word_, c);
      return;
    }
    if (!is_letter(c) && !is_number(c)) {
      end_word();
      return;
    }
    in_word_ = true;
    after_latin_ = is_latin(c);
    const std::string_view plain = plain_latin(c);
    if (plain.empty()) {
      append_code_point(word_, c);
    } else {
      word_ += plain;
    }
  }

  std::string finish() {
    end_word();
    return std::move(slug_);
  }

 private:
  void end_word() {
    if (!in_word_) return;
    const std::string word = to_nfc(word_);
    word_.clear();
    in_word_ = after_latin_ = false;
    if (full_) return;
    const std::size_t size = count_code_points(word) + (slug_.empty() ? 0 : 1);
    full_ = size_ + size > longest;
    if (full_ && !slug_.empty()) return;
    size_ += size;
    if (!slug_.empty()) slug_ += '-';
    slug_ += full_ ? cut(word) : word;
  }

  static std::string cut(const std::string& word) {
    std::size_t offset = 0;
    for (std::size_t i = 0; i < longest; ++i) next_code_point(word, offset);
    return word.substr(0, offset);
  }

  std::string slug_;
  std::string word_;
  std::size_t size_ = 0;  // code points of slug_
  bool in_word_ = false;
  bool after_latin_ = false;
  bool full_ = false;
};

}  // namespace

std::string slugify(std::string_view text) {
  const std::string decomposed = to_nfd(fold(text));
  Slug slug;
  std::size_t offset = 0;
  while (offset < decomposed.size()) slug.add(next_code_point(decomposed, offset));
  return slug.finish();
}

std::string heading_id(std::string_view text) {
  const std::string lower = to_lower(text);
  std::string id;
  for (std::size_t at = 0; at < lower.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(lower, at);
    if (c == ' ' || c == '-')
      id += '-';
    else if (c < 0x80 && is_ascii_letter(static_cast<char>(c)))
      id += static_cast<char>(c);
    else if (is_letter(c) || is_digit(c) || is_mark(c) || c == '_')
      id += std::string_view(lower).substr(begin, at - begin);
  }
  return id;
}

}  // namespace offprint
