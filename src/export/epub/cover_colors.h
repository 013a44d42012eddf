// The colors of designed covers. Colors are 0xRRGGBB (sRGB). Pure and thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct CoverColors {
  std::uint32_t ground = 0, type = 0, accent = 0;
  friend bool operator==(const CoverColors&, const CoverColors&) = default;
};

// What type on a ground must have to be read by anyone, also as a small gray picture.
inline constexpr double least_cover_contrast = 7;

// Contrast ratio, 1 to 21 (WCAG 2.2, "contrast ratio").
double contrast_ratio(std::uint32_t color, std::uint32_t other);

// Those of a design ("band", "frame", "type"), of a palette of dark inks on pale paper. The same
// name has the same ones for ever; two names, most probably others.
CoverColors colors_for(std::string_view design, std::string_view publication);
// All pairs of the palette, as the designs use them, for tests.
std::vector<CoverColors> all_cover_colors();

struct ChosenColors {
  CoverColors colors;
  std::string problem;  // what had to be changed, as a sentence; "" = nothing
};

// `configured` ("#1b3a4b": ground, then type, then accent), completed by the design's. Type that
// cannot be read on its ground becomes black or white.
ChosenColors choose_colors(const std::vector<std::string>& configured, std::string_view design,
                           std::string_view publication);

}  // namespace offprint
