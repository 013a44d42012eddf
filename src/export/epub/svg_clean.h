// SVG pictures for books: what runs, moves or reaches outside the file is taken out.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

struct CleanSvg {
  std::string bytes;    // fulfil svg_problem; "" when the picture cannot be used
  std::string removed;  // what was taken out: "`script`, `onload`"; "" = nothing
  std::string problem;  // why it cannot be used, as svg_problem tells it
};

// Bytes in which svg_problem finds nothing stay as they are. In others, elements that do more than
// draw go with what is in them (links and what they hold stay, without leading anywhere), and so do
// attributes that run or fetch something, styles that fetch something, processing instructions and
// document types. What then shows nothing, or still is no sound
// picture, is refused. Thread-safe.
CleanSvg clean_svg(std::string_view bytes);

}  // namespace offprint
