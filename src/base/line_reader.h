// The lines of a file too large for memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/byte_source.h"

namespace offprint {

// Not thread-safe. Throws Error{environment} when the system fails.
class LineReader {
 public:
  explicit LineReader(std::shared_ptr<const ByteSource> source) : source_(std::move(source)) {}

  // The next line without its "\n"; false at the end. A file that ends with "\n" has no empty line
  // behind it. The view is valid until the next call.
  bool next(std::string_view& line);

 private:
  bool fill();

  std::shared_ptr<const ByteSource> source_;
  std::uint64_t offset_ = 0;  // of what comes behind buffer_
  std::string buffer_;
  std::size_t at_ = 0;
};

}  // namespace offprint
