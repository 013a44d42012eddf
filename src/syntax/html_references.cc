#include "syntax/html_references.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "base/ascii.h"
#include "base/unicode.h"

namespace offprint {
namespace {

struct Named {
  std::string_view name;
  char32_t character = 0;
};

constexpr Named names[] = {
#define OFFPRINT_REFERENCE(name, character) {name, character},
#include "syntax/html_references.def"
#undef OFFPRINT_REFERENCE
};

constexpr bool by_name(const Named& a, const Named& b) { return a.name < b.name; }
static_assert(std::is_sorted(std::begin(names), std::end(names), by_name));

bool append_named(std::string& out, std::string_view name) {
  const auto* found = std::lower_bound(std::begin(names), std::end(names), Named{name}, by_name);
  if (found == std::end(names) || found->name != name) return false;
  append_code_point(out, found->character);
  return true;
}

// Neither a control nor a surrogate nor what is no character, all of which the parser replaces or
// complains about.
bool is_plain_character(std::uint32_t c) {
  return (c >= 0x20 && c < 0x7F) || (c >= 0xA0 && c < 0xD800) || (c >= 0xE000 && c < 0xFDD0) ||
         (c >= 0x10000 && c < 0x1FFFE);
}

// `number` is what stands between "&#" and ";".
bool append_numbered(std::string& out, std::string_view number) {
  const bool hexadecimal = number.starts_with('x') || number.starts_with('X');
  if (hexadecimal) number.remove_prefix(1);
  std::uint32_t value = 0;
  const char* end = number.data() + number.size();
  const auto [stop, error] = std::from_chars(number.data(), end, value, hexadecimal ? 16 : 10);
  if (error != std::errc() || stop != end || !is_plain_character(value)) return false;
  append_code_point(out, value);
  return true;
}

bool is_name_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

// Whether an `&` with `name` behind it is an `&`, whatever names HTML has: the shortest has two
// letters, and in an attribute a name that no semicolon ends is none before "=".
bool is_alone(std::string_view name, char after, ReferencePlace place) {
  return name.size() < 2 || (place == ReferencePlace::attribute && after == '=');
}

}  // namespace

std::optional<std::string> decode_plain_references(std::string_view text, ReferencePlace place) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t done = 0;;) {
    const std::size_t at = std::min(text.find('&', done), text.size());
    out += text.substr(done, at - done);
    if (at == text.size()) return out;
    const bool numbered = text.substr(at + 1).starts_with('#');
    std::size_t end = at + 1 + numbered;
    while (end < text.size() && is_name_byte(text[end])) ++end;
    const char after = end < text.size() ? text[end] : '\0';
    const std::string_view name = text.substr(at + 1, end - at - 1);
    if (after == ';' && !name.empty()) {
      if (!(numbered ? append_numbered(out, name.substr(1)) : append_named(out, name))) return {};
      done = end + 1;
    } else {
      if (numbered || !is_alone(name, after, place)) return {};
      out += '&';
      done = at + 1;
    }
  }
}

}  // namespace offprint
