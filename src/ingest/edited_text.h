// A text that is changed before it is parsed, and the way back: where what stands in the new text
// stood in the old one. For what template engines and other tools write between the lines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"

namespace offprint {

// Built from the beginning to the end of the source: keep_until() copies, replace_until() puts
// something in the place of a piece, finish() comes last. Lines end with LF, CR LF or CR. Not
// thread-safe while it is built; afterwards any number of threads may ask, each question taking
// logarithmic time, however long the lines.
class EditedText {
 public:
  // `source` must outlive this; its first line is line `first_line` of its document.
  EditedText(std::string_view source, std::uint32_t first_line);

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

  // Where the lines of a text begin, and how many code points stand before each block of bytes.
  class Index {
   public:
    Index() = default;
    explicit Index(std::string_view text);
    std::size_t offset_of(std::string_view text, Position position) const;
    Position position_of(std::string_view text, std::size_t offset) const;

   private:
    static constexpr std::size_t block = 256;
    std::size_t characters_until(std::string_view text, std::size_t offset) const;
    std::size_t line_end(std::string_view text, std::size_t line) const;

    std::vector<std::size_t> line_begins_ = {0};
    std::vector<std::size_t> characters_before_ = {0};
  };

  std::string_view source_;
  std::uint32_t first_line_;
  Index source_index_, text_index_;
  std::string text_;
  std::size_t done_ = 0;  // of the source
  std::vector<Edit> edits_;
};

}  // namespace offprint
