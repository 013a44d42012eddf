// The third stage of reading a capture: lines become blocks, the paragraphs, list items and lone
// lines that roles are given to.
//
// A line is a block of its own unless the text was hard-wrapped, which its lines prove: they keep
// within one width, and the next line's first word would not have fitted. Such lines are joined
// again, list items with the lines that hang from their text. Numbers that text browsers put before
// links ("[8]Jane Roe") are left out when they count up from 1.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"
#include "ingest/capture/capture_lines.h"

namespace offprint {

enum class BlockShape : std::uint8_t {
  text,
  list_item,
  rule,     // a line drawn with characters
  row,      // cells with gaps or lines between them
  control,  // "[Subscribe]", "[        ]", "( ) Yes": the parts of a form
  image,    // "[photo-300x200]": a picture without a description
};

struct CaptureBlock {
  BlockShape shape = BlockShape::text;
  Marker marker = Marker::none;
  std::uint32_t number = 0;
  std::uint32_t indent = 0;
  std::uint32_t text_column = 0;
  std::uint32_t lines = 1;
  bool after_blank = false;
  Position position;
  std::string text;  // re-joined, runs of blanks made one (but in rows)
};

struct BlockList {
  std::vector<CaptureBlock> blocks;
  std::uint32_t wrap_width = 0;  // columns; 0: lines are as long as their paragraphs
};

// Linear; thread-safe.
BlockList capture_blocks(std::string_view text);

// The width to which the lines were wrapped, in columns, or 0.
std::uint32_t wrap_width(const std::vector<CaptureLine>& lines);

}  // namespace offprint
