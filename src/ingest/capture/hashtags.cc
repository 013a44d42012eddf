#include "ingest/capture/hashtags.h"

#include "base/unicode.h"

namespace offprint {
namespace {

bool is_sign(char32_t c) { return c == '#' || c == U'＃'; }

bool is_between(char32_t c) {
  static constexpr std::u32string_view marks = U",;、，·•|/";
  return is_space(c) || marks.find(c) != marks.npos;
}

bool has_letter(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (is_letter(next_code_point(text, at))) return true;
  return false;
}

}  // namespace

std::vector<std::string> split_hashtags(std::string_view line) {
  std::vector<std::string> tags;
  bool open = false;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(line, at);
    if (is_sign(c)) {
      if (open && tags.back().empty()) return {};
      tags.emplace_back();
      open = true;
    } else if (is_between(c)) {
      if (open && tags.back().empty()) return {};
      open = false;
    } else if (!open) {
      return {};
    } else {
      tags.back() += line.substr(begin, at - begin);
    }
  }
  for (const std::string& tag : tags)
    if (!has_letter(tag)) return {};
  return tags;
}

}  // namespace offprint
