// What a picture's first bytes tell: its format, size and whether it moves. Nothing is decoded.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

struct ImageFacts {
  std::string_view media_type;  // "" when the bytes are no image that is known here
  std::uint32_t width = 0;      // pixels; 0 = not told
  std::uint32_t height = 0;
  bool animated = false;
};

// PNG, JPEG, GIF, WebP, SVG; AVIF, HEIC, TIFF and BMP by type only. Never reads beyond `bytes`,
// whatever they hold.
ImageFacts probe_image(std::string_view bytes);

}  // namespace offprint
