// Compression of what goes into the container (RFC 1951), by libdeflate.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

// A file as a ZIP entry holds it.
struct PackedBytes {
  std::string bytes;  // deflated, or as they were when deflating does not make them smaller
  bool deflated = false;
  std::uint32_t crc = 0;   // of the original
  std::uint64_t size = 0;  // of the original
};

// The same bytes on every machine. Thread-safe; a thread keeps its compressor.
PackedBytes deflate(std::string_view bytes);
// The original of what `deflate` gave.
std::string inflate(const PackedBytes& packed);
std::uint32_t crc32(std::string_view bytes);

}  // namespace offprint
