#include "syntax/toml_keys.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t most_parts = 64;

// The end of the string that begins at `begin` with `quote`. One that is not closed ends with its
// line, or with the text when it may have several lines: there toml++ stops, too.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const std::string_view triple = quote == '"' ? "\"\"\"" : "'''";
  const bool is_long = text.substr(begin).starts_with(triple);
  std::size_t at = begin + (is_long ? 3 : 1);
  while (at < text.size()) {
    if (text[at] == '\\' && quote == '"') {
      at += 2;
    } else if (text[at] == '\n' && !is_long) {
      return at;
    } else if (text[at] != quote) {
      ++at;
    } else if (!is_long) {
      return at + 1;
    } else if (text.substr(at).starts_with(triple)) {
      at += 3;  // up to two more quotation marks belong to the string
      for (int more = 0; more < 2 && at < text.size() && text[at] == quote; ++more) ++at;
      return at;
    } else {
      ++at;
    }
  }
  return text.size();
}

Position position_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, offset);
  const std::size_t line_start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  return {static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<std::uint32_t>(count_code_points(before.substr(line_start))) + 1};
}

}  // namespace

std::optional<TomlHazard> find_toml_hazard(std::string_view text) {
  const std::size_t start = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  std::size_t begin = start, dots = 0;  // of what may be a key
  for (std::size_t at = start; at < text.size();) {
    const char c = text[at];
    if (c == '"' || c == '\'') {
      at = end_of_string(text, at);
      continue;
    }
    if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
      continue;
    }
    ++at;
    if (c == '\n' || c == '=' || c == ',' || c == '[' || c == ']' || c == '{' || c == '}') {
      begin = at;
      dots = 0;
    } else if (c == '.' && ++dots >= most_parts) {
      return TomlHazard{position_at(text, begin), "a key of too many parts"};
    } else if (static_cast<unsigned char>(c) >= 0x80) {
      return TomlHazard{position_at(text, at - 1),
                        "only text in quotation marks may have letters beyond a to z"};
    }
  }
  return {};
}

}  // namespace offprint
