// How a cover's text is divided into lines: by sense and by balance, never inside a word. Pure:
// widths come from whoever knows the font.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace offprint::image {

// Text up to a place where a line may end. Widths are in em, so that they hold for every size.
struct LinePiece {
  double width = 0;    // without the blank at its end
  double blank = 0;    // of that blank; not there when the line ends here
  double penalty = 0;  // of a line that ends here: what break_penalty says
};

// How badly a line ends between two pieces of text. 0 is indifferent, below is good: after a colon
// or a dash; above is bad: after "of" or "der", before a number, inside a Japanese phrase.
double break_penalty(std::string_view before, std::string_view after);

// In pixels, but for `leading`, which is in em.
struct LineBox {
  double width = 0, height = 0;
  double largest = 0;  // size of the type
  double leading = 1;  // from line to line
  // Below this size, lines are worth breaking badly for larger type; 0: size matters little.
  double readable = 0;
};

struct FittedLines {
  double size = 0;                // of the type, in pixels
  std::vector<std::size_t> ends;  // of each line: one past its last piece
};

// The largest type and the best breaks with which all pieces stand in the box: as many lines as it
// takes, everything on them. `pieces` must not be empty.
FittedLines fit_lines(const std::vector<LinePiece>& pieces, const LineBox& box);

}  // namespace offprint::image
