// The check sum of gzip files (RFC 1952, section 8).
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

// Of `bytes` that follow those whose sum is `before`; the sum of nothing is 0. Thread-safe.
std::uint32_t crc32(std::string_view bytes, std::uint32_t before = 0);

}  // namespace offprint
