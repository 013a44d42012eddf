// Headlines that end with a second part: "The old mill | The Daily Loaf".
#pragma once

#include <string>
#include <string_view>

namespace offprint {

struct SplitTitle {
  std::string first, last;     // both "" when the line has one part only
  std::string_view separator;  // with its blanks
};

// Splits at the last bar, dash, pair of colons or arrow that has blanks around it. Linear;
// thread-safe.
SplitTitle split_title(std::string_view line);

// Whether one name is the other, or its first or last words: "Tidewater" and "Tidewater Reader",
// "Loaf" and "The Loaf". Case does not matter. Thread-safe.
bool is_same_name(std::string_view one, std::string_view other);

}  // namespace offprint
