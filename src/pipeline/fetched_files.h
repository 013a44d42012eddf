// What was fetched from the web, kept between builds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/file_system.h"

namespace offprint {

// What is known of a file that is kept.
struct FetchedFile {
  std::string hash;                 // SHA-256 of its bytes, by which its file is named
  std::uint64_t size = 0;           // bytes
  std::string url;                  // that it came from in the end
  std::string etag, last_modified;  // as the server said them, or ""
};

// A folder with a file for each content and, named by the hash of each address, a note of what
// there was. Files never change, and a note is written after its file, whole or not at all. One
// process at a time works in it, the one that writes the catalog beside it. Not thread-safe.
// The functions throw Error{environment}.
class FetchedFiles {
 public:
  explicit FetchedFiles(std::string folder) : folder_(std::move(folder)) {}

  // What is kept of `address`; nothing when there is no sound note of it.
  std::optional<FetchedFile> find(const std::string& address) const;
  // The file's bytes; nothing when they are not those that were fetched.
  std::optional<std::string> read(const FetchedFile& file) const;
  // Where the file is, as an absolute path.
  std::string path(const FetchedFile& file) const;

  // `file` without hash and size, which come of `bytes`.
  FetchedFile keep(const std::string& address, FetchedFile file, std::string_view bytes);

 private:
  std::string note_path(const std::string& address) const;

  std::string folder_;
};

}  // namespace offprint
