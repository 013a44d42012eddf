// Sets text for covers: measures it, divides it into lines, draws it. Lengths are pixels of the
// master, 1600 x 2560. Not thread-safe.
#pragma once

#include <cairo.h>

#include <string>
#include <string_view>
#include <vector>

#include "image/cover_fonts.h"
#include "image/cover_lines.h"

namespace offprint::image {

inline constexpr double master_width = 1600, master_height = 2560;

enum class Weight { medium, bold };
enum class Align { start, center };

struct TypeFace {
  Weight weight = Weight::medium;
  bool small_capitals = false;  // where the script has capitals and the font has small ones
};

// Lines that are set, to be drawn anywhere.
struct TextBlock {
  struct Line {
    Held<PangoLayout> layout;
    double width = 0;
    double baseline = 0;  // below the layout's top
  };
  std::vector<Line> lines;
  double size = 0, leading = 0;  // of the type; from baseline to baseline
  double above = 0, below = 0;   // of ink: over the first baseline, under the last
  bool right_to_left = false;

  bool empty() const { return lines.empty(); }
  double height() const {
    return empty() ? 0 : above + below + leading * static_cast<double>(lines.size() - 1);
  }
};

class CoverSetter {
 public:
  // Both must outlive it.
  CoverSetter(cairo_t* cairo, const CoverFonts& fonts, const std::string& language,
              bool right_to_left);

  // What no font has is left out, and is in missing() from then on.
  std::string settable(const std::string& text);
  const std::u32string& missing() const { return missing_; }

  // The largest type, up to `largest`, with which all of the text stands in the box. "" gives an
  // empty block.
  TextBlock set(const std::string& text, const TypeFace& face, double width, double height,
                double largest) const;
  // `left` and `width` are the box's; `top` is where the ink begins.
  void draw(const TextBlock& block, double left, double top, double width, Align align,
            std::uint32_t color) const;

 private:
  Held<PangoLayout> layout(const std::string& text, const TypeFace& face, double size) const;
  std::vector<std::size_t> places_to_break(const std::string& text) const;

  cairo_t* cairo_;
  std::string families_;
  bool right_to_left_;
  Held<PangoContext> context_;
  std::u32string missing_;
};

void set_color(cairo_t* cairo, std::uint32_t color);

}  // namespace offprint::image
