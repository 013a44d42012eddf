// Looking for a text in what was written.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint::testing {

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != text.npos;
}

// How often `part` stands in `text`, overlaps included.
inline std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

}  // namespace offprint::testing
