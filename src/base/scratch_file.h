// A file with random access: a spool without a name, or a named file that a library fills out of
// order.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "base/file_descriptor.h"

namespace offprint {

// Not thread-safe. All functions throw Error{environment} when the system fails.
class ScratchFile {
 public:
  // A new file in the folder of `path`, which is made when it is missing. The file has no name:
  // however the process ends, nothing stays behind.
  static ScratchFile beside(const std::string& path);
  // The same in the folder for temporary files: TMPDIR, else /var/tmp.
  static ScratchFile temporary();
  // An existing file, to be written over.
  static ScratchFile open(const std::string& path);

  // Adds at the end; returns the offset at which `bytes` begin.
  std::uint64_t append(std::string_view bytes);
  void write_at(std::uint64_t offset, std::string_view bytes);
  // Exactly `size` bytes, which must be there.
  std::string read_at(std::uint64_t offset, std::size_t size) const;
  void read_at(std::uint64_t offset, std::size_t size, char* bytes) const;
  std::uint64_t size() const { return size_; }

 private:
  ScratchFile(FileDescriptor file, std::string path)
      : file_(std::move(file)), path_(std::move(path)) {}

  FileDescriptor file_;
  std::string path_;  // for messages
  std::uint64_t size_ = 0;
};

// What was written so far, and no more is; threads may read together.
std::shared_ptr<const ByteSource> bytes_of_scratch(ScratchFile file);

}  // namespace offprint
