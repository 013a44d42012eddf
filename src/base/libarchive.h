// What base's own files need of libarchive: a reader that is closed by itself, fed from a
// ByteSource. Nobody else includes this.
#pragma once

#include <archive.h>
#include <archive_entry.h>

#include <cstdint>
#include <memory>
#include <string>

#include "base/byte_source.h"

namespace offprint {

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};
using ArchivePointer = std::unique_ptr<archive, FreeArchive>;

// Throws std::bad_alloc.
ArchivePointer new_archive_reader();

// What libarchive reads from; must stay where it is, and outlive the reader.
class ArchiveFeed {
 public:
  explicit ArchiveFeed(const ByteSource& source) : source_(source) {}
  ArchiveFeed(const ArchiveFeed&) = delete;
  ArchiveFeed& operator=(const ArchiveFeed&) = delete;

  // ARCHIVE_OK or an error of libarchive's. The reader can seek.
  int open(archive* reader);
  // How many bytes were read so far, those passed over not counted.
  std::uint64_t bytes_read() const { return bytes_read_; }

 private:
  static la_ssize_t give(archive* reader, void* self, const void** bytes);
  static la_int64_t skip(archive* reader, void* self, la_int64_t count);
  static la_int64_t seek(archive* reader, void* self, la_int64_t offset, int whence);

  const ByteSource& source_;
  std::string block_;
  std::uint64_t at_ = 0, bytes_read_ = 0;
};

}  // namespace offprint
