// From cmark's places to a document's.
#pragma once

#include <optional>
#include <string_view>

#include "base/line_index.h"
#include "base/position.h"
#include "syntax/markdown_cmark.h"

namespace offprint {

// Where nodes are, in the document: cmark counts lines from the first of its text, and columns in
// bytes.
class MarkdownPositions {
 public:
  MarkdownPositions(std::string_view text, std::uint32_t first_line);
  // Of a node that knows its place; other nodes are where the last one was.
  Position of(const cmark_node* node);
  // The first byte of a node that knows its place, 0 when that is not known.
  char first_byte(const cmark_node* node);

 private:
  std::uint32_t column(std::size_t line, std::size_t byte_column);
  const LineIndex& lines();

  std::string_view text_;
  std::uint32_t first_line_;
  bool ascii_;
  std::optional<LineIndex> lines_;  // once it is needed
  Position last_;
};

}  // namespace offprint
