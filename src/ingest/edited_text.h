// A text that is changed before it is parsed, and the way back: where what stands in the new text
// stood in the old one. For what template engines and other tools write between the lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"

namespace offprint {

// Built from the beginning to the end of the source: keep() copies, replace() puts something in the
// place of a piece. Not thread-safe while it is built.
class EditedText {
 public:
  // `source` must outlive this; its first line is line `first_line` of its document.
  EditedText(std::string_view source, std::uint32_t first_line);

  // Copies the source up to `end` (an offset in it, not before the last one).
  void keep_until(std::size_t end);
  // Puts `text` in the place of the source up to `end`. What stands in `text` stood where the piece
  // began.
  void replace_until(std::size_t end, std::string_view text);
  // Copies the rest.
  void finish();

  bool changed() const { return !edits_.empty(); }
  // The new text; the source itself when nothing was changed.
  std::string_view text() const { return changed() ? std::string_view(text_) : source_; }

  // The position in the document of a position in text(), whose first line is line 1. Columns count
  // code points.
  Position source_position(Position in_text) const;
  // The position in the document of an offset in the source.
  Position position_of(std::size_t source_offset) const;

 private:
  struct Edit {
    std::size_t text_begin, text_end;      // in text_
    std::size_t source_begin, source_end;  // in source_
  };

  std::string_view source_;
  std::uint32_t first_line_;
  std::string text_;
  std::size_t done_ = 0;  // of the source
  std::vector<Edit> edits_;
};

}  // namespace offprint
