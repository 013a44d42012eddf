// The second stage of reading a capture: its lines, with what their first column says.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/position.h"

namespace offprint {

enum class Marker : std::uint8_t { none, bullet, number };

struct CaptureLine {
  std::string_view text;          // without white space at its ends, and without the marker
  std::uint32_t line = 0;         // 1-based
  std::uint32_t indent = 0;       // columns before the marker or the text
  std::uint32_t text_column = 0;  // columns before the text: continuation lines hang from here
  std::uint32_t end_column = 0;   // columns up to the end; wide East Asian characters count two
  Marker marker = Marker::none;
  std::uint32_t number = 0;  // of a numbered line
  bool after_blank = false;  // a blank line, or the beginning of the file, comes before

  Position position() const { return {line, indent + 1}; }
};

// Lines with something to read on them. A marker is a bullet (• □ ☆ ○ * - …) or a number with a
// full stop or a parenthesis, with a blank after it. The views are into `text`, as capture_text()
// makes it. Linear; thread-safe.
std::vector<CaptureLine> capture_lines(std::string_view text);

// Columns that a terminal needs for `text`, as text browsers count when they wrap.
std::uint32_t column_width(std::string_view text);
// Han, kana, Hangul and their punctuation: two columns, and no blank between words (but Hangul's).
bool is_wide(char32_t code_point);

}  // namespace offprint
