#include <algorithm>
#include <cstdint>

#include "base/byte_scan.h"
#include "syntax/serializer.h"

namespace offprint {
namespace {

// `&`, `<` and `>`, controls that XML cannot hold, and ED and EF, with which others may begin.
constexpr std::uint8_t is_special(std::uint8_t c) {
  return (c == '&') | ((c | 2U) == '>') | ((c | 2U) == 0xEF) |
         ((c < 0x20) & (c != '\t') & (c != '\n') & (c != '\r'));
}

constexpr std::uint8_t is_special_or_quote(std::uint8_t c) { return is_special(c) | (c == '"'); }

// U+FFFE, U+FFFF and surrogates, in UTF-8, beginning with EF or ED.
bool is_illegal(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (static_cast<unsigned char>(text[at]) == 0xED) return second >= 0xA0;
  return second == 0xBF && third >= 0xBE;
}

struct Replacement {
  std::string_view markup;
  std::size_t bytes = 1;  // that it stands for; 0: the byte stays
};

Replacement replacement(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '&':
      return {"&amp;"};
    case '<':
      return {"&lt;"};
    case '>':
      return {"&gt;"};
    case '"':
      return {"&quot;"};
    case '\xED':
    case '\xEF':
      return {"", is_illegal(text, at) ? 3U : 0U};
    default:
      return {""};
  }
}

template <auto is_one>
void escape(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t at = find_byte<is_one>(text); at < text.size();) {
    const Replacement made = replacement(text, at);
    if (made.bytes > 0) {
      out.append(text.data() + begin, at - begin);
      out += made.markup;
      begin = at + made.bytes;
    }
    at = find_byte<is_one>(text, at + std::max<std::size_t>(made.bytes, 1));
  }
  out.append(text.data() + begin, text.size() - begin);
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) { escape<is_special>(out, text); }

void append_escaped_attribute(std::string& out, std::string_view text) {
  escape<is_special_or_quote>(out, text);
}

}  // namespace offprint
