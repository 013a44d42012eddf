// Bytes to look for in texts.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace offprint {

// find() is for long texts and small sets: string_view::find_first_of searches the set once for
// each byte of the text. Immutable; thread-safe.
class ByteSet {
 public:
  constexpr explicit ByteSet(std::string_view bytes) {
    for (const char byte : bytes) holds_[static_cast<unsigned char>(byte)] = true;
  }

  constexpr bool holds(char byte) const { return holds_[static_cast<unsigned char>(byte)]; }

  // The first byte of the set at or behind `from`; the text's size when there is none.
  constexpr std::size_t find(std::string_view text, std::size_t from = 0) const {
    while (from < text.size() && !holds(text[from])) ++from;
    return from < text.size() ? from : text.size();
  }

 private:
  std::array<bool, 256> holds_{};
};

}  // namespace offprint
