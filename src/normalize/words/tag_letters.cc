#include "normalize/words/tag_letters.h"

#include "base/unicode.h"
#include "base/unicode_data.h"
#include "normalize/words/text_words.h"

namespace offprint {
namespace {

bool is_cased(char32_t c) { return is_lower(c) || is_upper(c); }

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

}  // namespace

bool TagLetters::read(std::string_view tag, std::size_t longest) {
  tag_ = tag;
  begins_.clear();
  code_points_.clear();
  has_lower_ = has_hump_ = false;
  for (std::size_t at = 0; at < tag.size();) {
    begins_.push_back(at);
    const char32_t c = next_code_point(tag, at);
    if (!is_digit(c) && !(is_letter(c) && (is_latin(c) || is_cased(c)))) return false;
    if (code_points_.size() == longest) return false;
    has_lower_ |= is_lower(c);
    has_hump_ |= !code_points_.empty() && is_upper(c);
    code_points_.push_back(c);
  }
  begins_.push_back(tag.size());
  has_hump_ &= has_lower_;
  return true;
}

bool TagLetters::is_upper_at(std::size_t at) const { return is_upper(code_points_[at]); }
bool TagLetters::is_digit_at(std::size_t at) const { return is_digit(code_points_[at]); }

std::string TagLetters::key(std::string_view language) const {
  std::string key;
  for (std::size_t i = 0; i < size(); ++i) {
    const char32_t c = code_points_[i];
    if (c < 0x80) {
      key += static_cast<char>(c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c);
      continue;
    }
    const std::string loose = loose_key(slice(i, i + 1), language);
    key += loose.size() == 1 && is_ascii_word(loose[0]) ? loose[0] : '?';
  }
  return key;
}

Border TagLetters::border(std::size_t at) const {
  const char32_t before = code_points_[at - 1], after = code_points_[at];
  if (is_digit(before) != is_digit(after)) return Border::digit;
  if (is_digit(before)) return Border::forbidden;
  // "iPhone"
  if (is_lower(before) && is_upper(after)) return at == 1 ? Border::forbidden : Border::hump;
  if (!has_hump_) return Border::inside;
  if (is_upper(before) && is_lower(after))
    return at > 1 && is_upper(code_points_[at - 2]) ? Border::acronym : Border::inside;
  if (is_upper(before) && is_upper(after))
    return at + 1 < size() && is_lower(code_points_[at + 1]) ? Border::acronym : Border::forbidden;
  return Border::inside;
}

}  // namespace offprint
