// Windows bitmaps, which libvips does not read itself.
#pragma once

#include <string_view>

#include "image/pixels.h"

namespace offprint::image {

// Every form of BITMAPCOREHEADER to BITMAPV5HEADER but those that hold a JPEG or PNG: 1, 4, 8, 16,
// 24 and 32 bits, run lengths (RLE4, RLE8), masks, either direction. Alpha where a mask says so.
// Run lengths that end early leave the rest black. Throws Failure for everything else. Thread-safe;
// never reads beyond `bytes`, whatever they hold, nor allocates more than `most_pixels` need.
Pixels decode_bmp(std::string_view bytes, std::uint64_t most_pixels = Limits().image_pixels);

}  // namespace offprint::image
