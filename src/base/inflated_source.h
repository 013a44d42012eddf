// Compressed files that are too large for memory.
#pragma once

#include <cstdint>
#include <memory>

#include "base/byte_source.h"

namespace offprint {

struct InflatedSource {
  enum class Outcome : std::uint8_t {
    whole,
    damaged,    // cut short, altered, or no gzip
    too_large,  // more than `most` bytes, or far more than any text is compressed to
  };
  Outcome outcome = Outcome::whole;
  std::shared_ptr<const ByteSource> content;  // null unless it is whole
};

// What a gzip file of one or several members holds (RFC 1952), inflated into a nameless file in the
// folder for temporary files (TMPDIR, else /var/tmp): memory stays small whatever its size. It is
// too large also when it is more than 300 times its compressed size. The check sum and length of
// the last member are verified. Throws Error{environment} when the system fails, never for what the
// bytes are. Thread-safe.
InflatedSource inflate_to_file(const ByteSource& gzip, std::uint64_t most);

}  // namespace offprint
