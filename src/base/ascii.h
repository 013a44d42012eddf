// ASCII in UTF-8: most text is, and need not be decoded. Thread-safe.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace offprint {

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
constexpr char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; }
constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

// Eight bytes of a text at once.
namespace eight_bytes {

constexpr std::uint64_t ones = 0x0101010101010101, high_bits = 0x80 * ones;

inline std::uint64_t load(std::string_view text, std::size_t offset) {
  std::uint64_t word;
  std::memcpy(&word, text.data() + offset, sizeof word);
  return word;
}

// The high bit of each byte that is an ASCII letter.
constexpr std::uint64_t letters(std::uint64_t word) {
  const std::uint64_t small = (word | ones * 0x20) & ~high_bits;
  return (small + ones * (0x80 - 'a')) & ~(small + ones * (0x7F - 'z')) & ~word & high_bits;
}

}  // namespace eight_bytes

// The offset of the first byte from `offset` on that is not ASCII, or the size.
inline std::size_t skip_ascii(std::string_view text, std::size_t offset) {
  for (; offset + 8 <= text.size(); offset += 8)
    if ((eight_bytes::load(text, offset) & eight_bytes::high_bits) != 0) break;
  while (offset < text.size() && (text[offset] & 0x80) == 0) ++offset;
  return offset;
}

// The offset of the first byte from `offset` on that is no ASCII letter, or the size.
inline std::size_t skip_ascii_letters(std::string_view text, std::size_t offset) {
  if constexpr (std::endian::native == std::endian::little)
    for (; offset + 8 <= text.size(); offset += 8) {
      const std::uint64_t word = eight_bytes::load(text, offset);
      if (const std::uint64_t ends = ~eight_bytes::letters(word) & eight_bytes::high_bits)
        return offset + static_cast<std::size_t>(std::countr_zero(ends)) / 8;
    }
  while (offset < text.size() && is_ascii_letter(text[offset])) ++offset;
  return offset;
}

inline bool is_ascii(std::string_view text) { return skip_ascii(text, 0) == text.size(); }

}  // namespace offprint
