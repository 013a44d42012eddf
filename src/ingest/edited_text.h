// A text that is changed before it is parsed, and the way back: where what stands in the new text
// stood in the old one. For what template engines and other tools write between the lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/line_index.h"
#include "base/position.h"

namespace offprint {

// Built from the beginning to the end of the source: keep_until() copies, replace_until() puts
// something in the place of a piece, finish() comes last. Lines end with LF, CR LF or CR. Lines are
// looked for when the first position is asked for; after that, each question takes logarithmic
// time, however long the lines. Not thread-safe.
class EditedText {
 public:
  // `source` must outlive this; its first line is line `first_line` of its document.
  EditedText(std::string_view source, std::uint32_t first_line)
      : source_(source), first_line_(first_line) {}
  EditedText(const EditedText&) = delete;
  EditedText& operator=(const EditedText&) = delete;

  // Copies the source up to `end` (an offset in it, not before the last one).
  void keep_until(std::size_t end);
  // Puts `text` in the place of the source up to `end`. What stands in `text` stood where the piece
  // began.
  void replace_until(std::size_t end, std::string_view text);
  // Copies the rest. Only now may positions in text() be asked for.
  void finish();

  bool changed() const { return !edits_.empty(); }
  // The new text; the source itself when nothing was changed.
  std::string_view text() const { return changed() ? std::string_view(text_) : source_; }

  // The position in the document of a position in text(), whose first line is line 1. Columns count
  // code points.
  Position source_position(Position in_text) const;
  // The position in the document of an offset in the source; while it is built, too.
  Position position_of(std::size_t source_offset) const;

 private:
  struct Edit {
    std::size_t text_begin, text_end;      // in text_
    std::size_t source_begin, source_end;  // in source_
  };

  // A line of text_ that stands in the source as it is.
  struct KeptLine {
    std::uint32_t line = 0;  // in text_; 0: none
    std::uint32_t source_line = 0;
    std::size_t length = 0;  // code points, its end included
  };

  bool find_kept_line(std::uint32_t line) const;
  std::size_t source_offset(std::size_t text_offset) const;
  const LineIndex& source_lines() const;
  const LineIndex& text_lines() const;

  std::string_view source_;
  std::uint32_t first_line_;
  std::string text_;
  std::size_t done_ = 0;  // of the source
  std::vector<Edit> edits_;
  mutable std::optional<LineIndex> source_lines_, text_lines_;
  mutable KeptLine kept_line_;  // that was asked for last: many nodes stand in one line
};

}  // namespace offprint
