// What a file looked like, so that a later run can tell that it is still the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/file_system.h"

namespace offprint {

struct FileStamp {
  // What a path that leads nowhere and one that leads to a folder have instead of a size.
  static constexpr std::uint64_t missing = ~std::uint64_t{0};
  static constexpr std::uint64_t folder = missing - 1;

  std::uint64_t size = missing;  // bytes
  std::int64_t modified_ns = 0;  // since the epoch; 0: in doubt
  std::uint64_t inode = 0;
  std::uint64_t content = 0;  // hash64 of the bytes; 0: not known

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

// `content` is not known. A time so near to the clock's that the file may change again and keep it
// is left out, and so is that of what lies in an archive, where any time can stand: the next run
// looks at the content. Throws Error{environment}; thread-safe, as all of these.
FileStamp stamp_of(const FileSystem& files, const std::string& path);
FileStamp stamp_of(const FileInfo& info);

// Hash64 of the file's bytes, read piece by piece; never 0.
std::uint64_t content_hash(const FileSystem& files, const std::string& path);
std::uint64_t content_hash(std::string_view bytes);

// Whether what is at `path` is what `stamp` was made of: the same file, untouched, or another one
// of the same bytes, and then `stamp` is made to fit.
bool is_same(const FileSystem& files, const std::string& path, FileStamp& stamp);
// The same when `now` is known already.
bool is_same(const FileSystem& files, const std::string& path, const FileStamp& now,
             FileStamp& stamp);

}  // namespace offprint
