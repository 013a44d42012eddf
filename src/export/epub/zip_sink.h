// The door to libzip, and where it writes an archive: a file that exists already. (By name it would
// write to a temporary file of its own, which a killed run leaves behind.)
#pragma once

#include <zip.h>

#include <cstdint>
#include <exception>
#include <string>

#include "base/scratch_file.h"

namespace offprint {

// Must outlive the archive. Not thread-safe.
class ZipSink {
 public:
  explicit ZipSink(const std::string& path) : file_(ScratchFile::open(path)) {}

  // A new, empty archive; nullptr when libzip cannot.
  zip_t* open_archive();

  // After zip_close: writes what is still in memory. Returns the archive's size.
  std::uint64_t finish();
  // Why a write failed, if one did.
  void rethrow_failure() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  static zip_int64_t serve(void* user, void* data, zip_uint64_t length, zip_source_cmd_t command);
  zip_int64_t write(const void* data, zip_uint64_t length);
  zip_int64_t seek(void* data, zip_uint64_t length);
  void flush();

  ScratchFile file_;
  std::uint64_t at_ = 0;            // where the next write goes
  std::uint64_t buffer_begin_ = 0;  // where buffer_ belongs
  std::string buffer_;
  std::exception_ptr failure_;
};

}  // namespace offprint
