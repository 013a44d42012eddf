// A picture, and what is known of its file.
#pragma once

#include <cstdint>
#include <string>

namespace offprint {

// A picture that an article uses. Exactly the images with a `file` can go inside a book.
struct Image {
  std::string src;         // as the body's node has it
  std::string file;        // relative to the project's root; "" when it was not found or is remote
  std::uint32_t part = 0;  // of `file`, which is a web archive then (base/mhtml.h); 0 = all of it
  std::string url;         // absolute, when it is known where readers can get it; else ""
  std::string alt;
  std::string media_type;   // "image/jpeg", sniffed from the bytes
  std::string hash;         // hash128_hex of the bytes
  std::uint32_t width = 0;  // pixels, 0 = unknown
  std::uint32_t height = 0;
  std::uint64_t size = 0;  // bytes
  bool animated = false;
};

}  // namespace offprint
