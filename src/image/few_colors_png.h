// Drawings of few colors as PNG (ISO/IEC 15948).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace offprint::image {

// A picture of at most 256 colors: for each pixel, row by row from the top, the index of its color.
struct FewColors {
  std::uint32_t width = 0, height = 0;
  std::vector<std::uint32_t> colors;  // 0xRRGGBB
  std::vector<std::uint8_t> pixels;
};

// With a palette and without filters, which would cost ten times as much and save nothing.
std::string encode_png(const FewColors& picture);

}  // namespace offprint::image
