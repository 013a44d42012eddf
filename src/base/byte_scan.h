// Bytes to look for in texts, sixteen at a time: for classes that a few comparisons tell. ByteSet
// (byte_set.h) is for any other. Thread-safe.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace offprint {

namespace byte_scan_detail {

inline constexpr std::size_t block = 16;

// The first of the sixteen places from `at` on that `test` picks out; `block` when there is none.
template <typename Test>
std::size_t find_in_block(std::size_t at, Test test) {
  std::array<std::uint8_t, block> found;
  for (std::size_t i = 0; i < block; ++i) found[i] = test(at + i);
  std::array<std::uint64_t, 2> halves;
  std::memcpy(halves.data(), found.data(), block);
  if ((halves[0] | halves[1]) == 0) return block;
  if constexpr (std::endian::native == std::endian::little)
    return static_cast<std::size_t>(halves[0] != 0 ? std::countr_zero(halves[0])
                                                   : 64 + std::countr_zero(halves[1])) /
           8;
  std::size_t i = 0;
  while (!found[i]) ++i;
  return i;
}

// The same from `from` to `end`; `end` when there is none. The last block begins among what was
// looked at already; fewer than sixteen places are looked at by `test_one`, one by one.
template <typename Test, typename TestOne>
std::size_t find(std::size_t from, std::size_t end, Test test, TestOne test_one) {
  if (from + block <= end) {
    for (std::size_t at = from;; at = std::min(at + block, end - block)) {
      if (const std::size_t found = find_in_block(at, test); found != block) return at + found;
      if (at + block == end) return end;
    }
  }
  while (from < end && !test_one(from)) ++from;
  return from;
}

}  // namespace byte_scan_detail

// The first byte at or behind `from` for which `is_one` is not 0; the text's size when there is
// none. `is_one` is a constexpr function from a byte to 0 or 1, made of comparisons with & and |
// between them: those of sixteen bytes become a few vector instructions, where && and || would
// branch.
template <auto is_one>
std::size_t find_byte(std::string_view text, std::size_t from = 0) {
  static constexpr auto table = [] {
    std::array<std::uint8_t, 256> bytes{};
    for (std::size_t byte = 0; byte < bytes.size(); ++byte)
      bytes[byte] = is_one(static_cast<std::uint8_t>(byte));
    return bytes;
  }();
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  return byte_scan_detail::find(
      from, text.size(), [bytes](std::size_t at) { return is_one(bytes[at]); },
      [bytes](std::size_t at) { return table[bytes[at]] != 0; });
}

// The same for a byte and the one behind it: is_one(byte, next). The last byte has none.
template <auto is_one>
std::size_t find_pair(std::string_view text, std::size_t from = 0) {
  if (text.size() < from + 2) return text.size();
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const auto test = [bytes](std::size_t at) { return is_one(bytes[at], bytes[at + 1]); };
  const std::size_t at = byte_scan_detail::find(from, text.size() - 1, test, test);
  return at + 1 < text.size() ? at : text.size();
}

}  // namespace offprint
