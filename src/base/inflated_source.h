// Compressed files that are too large for memory.
#pragma once

#include <cstdint>
#include <memory>

#include "base/byte_source.h"
#include "base/limits.h"

namespace offprint {

struct InflatedSource {
  enum class Outcome : std::uint8_t {
    whole,
    damaged,    // cut short, altered, or no gzip
    too_large,  // more than `most` bytes
    too_dense,  // far more than any text is compressed to
  };
  Outcome outcome = Outcome::whole;
  std::shared_ptr<const ByteSource> content;  // null unless it is whole
};

// What a gzip file of one or several members holds (RFC 1952), inflated into a nameless file in the
// folder for temporary files (TMPDIR, else /var/tmp): memory stays small whatever its size. Beyond
// the first MB it is at most `ratio` times as large as it is compressed. The check sum and length
// of the last member are verified. Throws Error{environment} when the system fails, never for what
// the bytes are. Thread-safe.
InflatedSource inflate_to_file(const ByteSource& gzip, std::uint64_t most,
                               std::uint64_t ratio = Limits().gzip_ratio);

}  // namespace offprint
