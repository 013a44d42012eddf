// Pictures in memory, and what offprint-image does with them, through libvips.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace offprint::image {

// Rows from top to bottom, 8 bits a band: gray, RGB or RGBA (sRGB, alpha not premultiplied).
struct Pixels {
  std::uint32_t width = 0, height = 0;
  int bands = 3;
  std::vector<unsigned char> bytes;

  std::size_t count() const { return std::size_t{width} * height; }
  bool has_alpha() const { return bands == 2 || bands == 4; }
};

// A picture, and how it was read.
struct Decoded {
  Pixels pixels;
  std::uint32_t width = 0, height = 0;  // upright, before it was scaled
  bool damaged = false;                 // some of it could not be read
  bool has_frames = false;              // it has further frames or pages
};

// libvips, and what it reads formats with. Opens files, as nothing below does.
void load_libraries();

// How many pixels a picture may have to be decoded, and how many it has then.
struct DecodeLimits {
  std::uint64_t decoded = Limits().image_pixels;
  std::uint64_t most = decoded;
};

// Upright (EXIF's orientation applied), in sRGB, scaled down to the limits, and with alpha only
// where something is transparent. JPEG, PNG, GIF, WebP, TIFF, HEIC, AVIF and BMP, by what they
// begin with. Of several frames the first. Throws Failure.
Decoded decode(std::string_view bytes, const DecodeLimits& limits = {});

// Baseline JPEG without metadata; `quality` from 1 to 100. `pixels` have no alpha.
std::string encode_jpeg(const Pixels& pixels, int quality);
// PNG without metadata.
std::string encode_png(const Pixels& pixels);

}  // namespace offprint::image
