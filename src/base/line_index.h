// From offsets in a text to lines and columns, and back.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/position.h"

namespace offprint {

// How many code points begin in these bytes.
std::size_t count_characters(std::string_view bytes);

// Where the lines of a text begin, and how many code points stand before each block of its bytes.
// Lines end with LF, CR LF or CR. Made in linear time; each question takes logarithmic time,
// however long the lines. Immutable; thread-safe.
class LineIndex {
 public:
  // `text` must outlive this, and have fewer than 2^32 bytes.
  explicit LineIndex(std::string_view text);

  // At least one.
  std::size_t line_count() const { return line_begins_.size(); }
  // Of a line that there is, counted from 1.
  std::size_t line_begin(std::size_t line) const { return line_begins_[line - 1]; }
  // Where the next line begins; in the last line, the end of the text.
  std::size_t line_end(std::size_t line) const {
    return line < line_begins_.size() ? line_begins_[line] : text_.size();
  }
  // Of the line that holds `offset`.
  std::size_t line_of(std::size_t offset) const;

  Position position_of(std::size_t offset) const;
  // Columns beyond a line's end are at its end, lines beyond the last at the end of the text.
  std::size_t offset_of(Position position) const;
  // How many code points begin between two offsets.
  std::size_t characters_between(std::size_t begin, std::size_t end) const;

 private:
  static constexpr std::size_t block = 64;

  void find_lines();
  void count_blocks();
  std::size_t characters_until(std::size_t offset) const;

  std::string_view text_;
  std::vector<std::uint32_t> line_begins_;
  std::vector<std::uint32_t> characters_before_;  // of each block; empty when the text is ASCII
};

}  // namespace offprint
