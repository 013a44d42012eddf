// Drawings of few colors as PNG (ISO/IEC 15948).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace offprint::image {

// A picture of at most 256 colors.
struct FewColors {
  std::uint32_t width = 0, height = 0;
  std::vector<std::uint32_t> colors;  // 0xRRGGBB
  // As section 9 has them, from the top: of each the number of its filter, 0 for none, then for
  // each pixel the index of its color.
  std::string rows;
};

// With a palette and without filters, which would cost ten times as much and save nothing.
std::string encode_png(const FewColors& picture);

}  // namespace offprint::image
