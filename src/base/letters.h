// Capital and small letters of a text, as Unicode has them.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

struct LetterCounts {
  std::size_t upper = 0, lower = 0;
  std::size_t uncased = 0;  // of scripts that have no capitals

  std::size_t all() const { return upper + lower + uncased; }
};

// Thread-safe.
LetterCounts count_letters(std::string_view text);

// At least one capital, and no small letter. Thread-safe.
bool is_shouted(std::string_view text);

}  // namespace offprint
