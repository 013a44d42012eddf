// Compressed files (gzip, RFC 1952) read whole, within limits. libarchive is behind this header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "base/limits.h"

namespace offprint {

// Whether the bytes begin as a gzip file does (RFC 1952, section 2.3.1).
bool is_gzip(std::string_view bytes);

struct Inflated {
  enum class Outcome : std::uint8_t {
    whole,
    damaged,    // cut short, altered, or no gzip
    too_large,  // more than `most` bytes
    too_dense,  // far more than any text is compressed to
  };
  Outcome outcome = Outcome::whole;
  std::string bytes;  // "" unless it is whole
};

// What a gzip file of one or several members holds. Never takes more memory than `most` bytes and a
// constant; beyond the first MB it is at most `ratio` times as large as it is compressed. The check
// sum and length of the last member are verified. Never throws for what the bytes are. Thread-safe.
Inflated inflate_gzip(std::string_view bytes, std::size_t most,
                      std::uint64_t ratio = Limits().gzip_ratio);

// The first `most` bytes of what a gzip file holds, or fewer where it ends; "" when it is damaged.
// Reads no more of it than that takes.
std::string inflated_beginning(const ByteSource& source, std::size_t most);

}  // namespace offprint
