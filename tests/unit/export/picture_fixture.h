// Small pictures for tests, drawn by the test itself.
#pragma once

#include <string>
#include <string_view>

#include "export/picture_converter.h"

namespace offprint::testing {

// A BMP of 24 bits. With `colors`: a wave of many colors; else two, left and right.
std::string drawn_bitmap(std::uint32_t width, std::uint32_t height, bool colors);

// The same as a JPEG or PNG ("jpeg", "png") without metadata, of offprint-image.
std::string drawn(std::string_view format, std::uint32_t width, std::uint32_t height,
                  bool colors = true);

// A converter that keeps nothing.
PictureConverter& image_program();

// A JPEG's segment: marker, length, payload.
std::string segment(char marker, std::string_view payload);
// An EXIF segment with an orientation, a camera's owner, and `more`.
std::string exif_segment(char orientation, std::string_view more = {});
// A PNG's chunk with its check sum.
std::string png_chunk(std::string_view name, std::string_view data);
// A chunk of RIFF, padded to an even length; and a WebP file of chunks.
std::string riff_chunk(std::string_view name, std::string_view data);
std::string webp(std::string_view chunks);
// A GIF of one pixel with `blocks` before it.
std::string gif(std::string_view blocks);

}  // namespace offprint::testing
