// What a picture's file says beside the picture: where and by whom it was taken, with which
// camera. Nothing of that belongs into a book. Nothing is decoded, so nothing is lost either.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

struct BarePicture {
  std::string bytes;      // never longer than they were
  bool changed = false;   // whether there was anything to remove
  bool complete = false;  // whether its parts are all there, and of sound form
  // A form that few readers of books show: a JPEG in CMYK, arithmetic or lossless coding.
  bool unusual = false;
  int orientation = 1;                  // EXIF's, 1 to 8; 1 = upright
  std::uint32_t width = 0, height = 0;  // pixels, as stored; 0 = not told
};

// Removes from a JPEG (ITU T.81), PNG (W3C PNG, third edition), GIF (89a) or WebP (RFC 9649) all
// that does not show: EXIF, XMP, IPTC, comments, thumbnails, what follows the picture's end; color
// profiles stay. With `keeps_orientation` a JPEG keeps EXIF's orientation, and nothing else of it.
// Bytes that are no such picture, or that end before the picture begins, stay as they are. Other
// media types: `bytes` as they are, complete. Doing it again changes nothing. Thread-safe; linear,
// and never reads beyond `bytes`, whatever they hold.
BarePicture without_metadata(std::string_view bytes, std::string_view media_type,
                             bool keeps_orientation);

}  // namespace offprint
