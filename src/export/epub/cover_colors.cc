#include "export/epub/cover_colors.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <optional>

#include "base/hash.h"

namespace offprint {
namespace {

struct Ink {
  std::uint32_t dark, paper, accent;
};

// Dark enough for type on paper and for paper-colored type on them; far enough from each other to
// be told apart on a shelf. Only ever append: places in this list are what names have drawn.
constexpr Ink inks[] = {
    {0x14304F, 0xF7F2E6, 0xD9A441},  // navy, brass
    {0x1E3D32, 0xF5F0E1, 0xD8B25C},  // bottle green, straw
    {0x5A1A1F, 0xF8EFE4, 0xE0A96D},  // oxblood, sand
    {0x0F4149, 0xF4F1E8, 0xE2B45A},  // petrol, amber
    {0x3D2347, 0xF6EFE9, 0xD9A0A8},  // aubergine, rose
    {0x26282B, 0xF3EFE6, 0xD4A017},  // graphite, gold
    {0x4A3020, 0xF7F0E3, 0xD9A05B},  // umber, ocher
    {0x2F3B45, 0xF2F0EA, 0xE07A5F},  // slate, coral
    {0x6B2418, 0xFAF1E4, 0xEBC07A},  // brick, wheat
    {0x3B4020, 0xF6F2E0, 0xD6B84C},  // olive, mustard
    {0x1B1F3B, 0xF4F0EC, 0xC97B63},  // ink, terracotta
    {0x5B2142, 0xF8EFEC, 0xE3A587},  // plum, apricot
    {0x123C5E, 0xF3F1E7, 0xE59866},  // marine, orange
    {0x174A3C, 0xF5F1E4, 0xE8A87C},  // fir, salmon
};
constexpr std::uint32_t black = 0x000000, white = 0xFFFFFF;

double linear(std::uint32_t part) {
  const double value = static_cast<double>(part) / 255;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(std::uint32_t color) {
  return 0.2126 * linear(color >> 16 & 0xFF) + 0.7152 * linear(color >> 8 & 0xFF) +
         0.0722 * linear(color & 0xFF);
}

CoverColors colors_of(const Ink& ink, std::string_view design) {
  if (design == "type") return {ink.paper, ink.dark, ink.accent};
  return {ink.dark, ink.paper, ink.accent};
}

std::optional<std::uint32_t> parse_color(std::string_view text) {
  std::uint32_t color = 0;
  if (text.size() != 7 || text[0] != '#') return {};
  const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, color, 16);
  if (error != std::errc{} || end != text.data() + 7) return {};
  return color;
}

std::uint32_t black_or_white(std::uint32_t ground) {
  return contrast_ratio(ground, white) >= contrast_ratio(ground, black) ? white : black;
}

bool is_readable(std::uint32_t type, std::uint32_t ground) {
  return contrast_ratio(type, ground) >= least_cover_contrast;
}

// The design's own ones first: a configured ground alone still looks like the publication.
std::uint32_t type_for(std::uint32_t ground, const CoverColors& design) {
  for (const std::uint32_t color : {design.type, design.ground})
    if (is_readable(color, ground)) return color;
  return black_or_white(ground);
}

}  // namespace

double contrast_ratio(std::uint32_t color, std::uint32_t other) {
  const double a = luminance(color), b = luminance(other);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

CoverColors colors_for(std::string_view design, std::string_view publication) {
  return colors_of(inks[hash64(publication) % std::size(inks)], design);
}

std::vector<CoverColors> all_cover_colors() {
  std::vector<CoverColors> all;
  for (const Ink& ink : inks)
    for (const std::string_view design : {"band", "type"}) all.push_back(colors_of(ink, design));
  return all;
}

ChosenColors choose_colors(const std::vector<std::string>& configured, std::string_view design,
                           std::string_view publication) {
  const CoverColors own = colors_for(design, publication);
  const auto given = [&](std::size_t i) {
    return i < configured.size() ? parse_color(configured[i]) : std::nullopt;
  };
  ChosenColors chosen{own, ""};
  CoverColors& colors = chosen.colors;
  colors.ground = given(0).value_or(own.ground);
  colors.type = given(1).value_or(type_for(colors.ground, own));
  colors.accent = given(2).value_or(own.accent);
  if (is_readable(colors.type, colors.ground)) return chosen;
  const std::uint32_t better = black_or_white(colors.ground);
  chosen.problem =
      fmt::format("#{:06x} on #{:06x} has a contrast of {:.1f}:1, less than {}:1", colors.type,
                  colors.ground, contrast_ratio(colors.type, colors.ground), least_cover_contrast);
  colors.type = better;
  return chosen;
}

}  // namespace offprint
