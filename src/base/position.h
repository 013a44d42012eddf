// A place in a source document.
#pragma once

#include <compare>
#include <cstdint>

namespace offprint {

// Lines and columns count from 1; a column counts code points. 0 means unknown.
struct Position {
  std::uint32_t line = 0;
  std::uint32_t column = 0;

  friend constexpr auto operator<=>(const Position&, const Position&) = default;
};

}  // namespace offprint
