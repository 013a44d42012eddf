#include <array>
#include <cstdint>

#include "syntax/serializer.h"

namespace offprint {
namespace {

enum : std::uint8_t { plain, dropped, ampersand, less, greater, quote, maybe_illegal };

constexpr std::array<std::uint8_t, 256> make_classes(bool attribute) {
  std::array<std::uint8_t, 256> classes{};
  for (int c = 0; c < 0x20; ++c) classes[c] = dropped;
  classes['\t'] = classes['\n'] = classes['\r'] = plain;
  classes['&'] = ampersand;
  classes['<'] = less;
  classes['>'] = greater;
  classes['"'] = attribute ? quote : plain;
  classes[0xED] = classes[0xEF] = maybe_illegal;
  return classes;
}

constexpr auto text_classes = make_classes(false);
constexpr auto attribute_classes = make_classes(true);

// U+FFFE, U+FFFF and surrogates, in UTF-8, beginning with EF or ED.
bool is_illegal(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  if (static_cast<unsigned char>(text[at]) == 0xED) return second >= 0xA0;
  return second == 0xBF && third >= 0xBE;
}

std::string_view replacement(std::uint8_t character_class) {
  switch (character_class) {
    case ampersand:
      return "&amp;";
    case less:
      return "&lt;";
    case greater:
      return "&gt;";
    case quote:
      return "&quot;";
    default:
      return {};
  }
}

void escape(std::string& out, std::string_view text, const std::array<std::uint8_t, 256>& classes) {
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::uint8_t character_class = classes[static_cast<unsigned char>(text[at])];
    if (character_class == plain) continue;
    if (character_class == maybe_illegal && !is_illegal(text, at)) continue;
    out.append(text.data() + begin, at - begin);
    out += replacement(character_class);
    if (character_class == maybe_illegal) at += 2;
    begin = at + 1;
  }
  out.append(text.data() + begin, text.size() - begin);
}

}  // namespace

void append_escaped(std::string& out, std::string_view text) { escape(out, text, text_classes); }

void append_escaped_attribute(std::string& out, std::string_view text) {
  escape(out, text, attribute_classes);
}

}  // namespace offprint
