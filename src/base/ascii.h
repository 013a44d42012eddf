// ASCII in UTF-8: most text is, and need not be decoded. Thread-safe.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace offprint {

// The offset of the first byte from `offset` on that is not ASCII, or the size.
inline std::size_t skip_ascii(std::string_view text, std::size_t offset) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  for (std::uint64_t word; offset + sizeof word <= text.size(); offset += sizeof word) {
    std::memcpy(&word, text.data() + offset, sizeof word);
    if ((word & high_bits) != 0) break;
  }
  while (offset < text.size() && (text[offset] & 0x80) == 0) ++offset;
  return offset;
}

inline bool is_ascii(std::string_view text) { return skip_ascii(text, 0) == text.size(); }

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

}  // namespace offprint
