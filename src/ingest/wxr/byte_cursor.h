// A place in a ByteSource that moves on through it, with a window of bytes ahead.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/byte_source.h"

namespace offprint {

// Where something stands in a file: its offset, and its line and column as a Position has them.
struct FilePlace {
  std::uint64_t offset = 0;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// Holds `chunk` bytes and what a look ahead needs, whatever the size of the source. Lines end with
// LF, CR LF or CR; columns count code points of UTF-8 (bytes, where it is another charset of one
// byte a character). Reading throws Error{environment}. Not thread-safe.
class ByteCursor {
 public:
  ByteCursor(const ByteSource& source, std::size_t chunk) : source_(source), chunk_(chunk) {}

  const FilePlace& place() const { return place_; }
  // The bytes from here that are in memory; at least `wanted`, unless the source has fewer.
  std::string_view ahead(std::size_t wanted);
  // What ahead() gives ends where the source ends.
  bool reaches_end() const { return read_ == source_.size(); }
  // Goes on by as many bytes, which must be ahead.
  void advance(std::size_t bytes);
  void go_to(const FilePlace& place);

 private:
  const ByteSource& source_;
  std::size_t chunk_;
  FilePlace place_;
  bool after_return_ = false;  // the byte before place_ is CR
  std::string window_;         // up to the offset read_
  std::size_t at_ = 0;         // place_.offset in window_
  std::uint64_t read_ = 0;
};

}  // namespace offprint
