// The sound and video of books: what goes into a book for a file among the sources.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/byte_source.h"
#include "base/file_system.h"
#include "model/media_file.h"

namespace offprint {

// A file as a book holds it, byte for byte.
struct BookMedia {
  std::string name;  // "media/<hash of its bytes>.mp4"
  std::string media_type;
  std::uint64_t size = 0;  // bytes
  std::uint32_t crc = 0;
};

// ".mp3" for "audio/mpeg"; "" for what no book may hold.
std::string_view media_extension(std::string_view media_type);

// Reads each file once for its name, in pieces, however many articles play it. Thread-safe.
class MediaStore {
 public:
  // `root` is what MediaFile::file is relative to.
  MediaStore(std::string root, const FileSystem& files) : root_(std::move(root)), files_(files) {}

  // `file` is here and of a type that books may hold. The result lives as long as this. Throws
  // Error{environment} when it cannot be read.
  const BookMedia& prepare(const MediaFile& file);

  // What prepare gave the name `name`. Throws Error{environment}.
  std::shared_ptr<const ByteSource> open(std::string_view name) const;
  // Its check sum.
  std::uint32_t crc(std::string_view name) const;

 private:
  struct Entry;

  std::string root_;
  const FileSystem& files_;
  mutable std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Entry>, std::less<>> entries_;  // by MediaFile::file
  // In books, with the path of the file that is first in byte order: which of several equal ones is
  // read must not depend on chance.
  std::map<std::string, std::shared_ptr<const Entry>, std::less<>> by_name_;
};

}  // namespace offprint
