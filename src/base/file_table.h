// What the system says of many files, in little memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"

namespace offprint {

// Costs 33 bytes for each file beside its path, which holds no NUL. Views are valid until the next
// add.
class FileTable {
 public:
  void add(const FileInfo& file);
  // By path, once all are there: the rest is for then.
  void sort();

  std::size_t size() const { return files_.size(); }
  std::string_view path(std::size_t index) const { return paths_.data() + files_[index].path; }
  // `path` becomes that of the result.
  FileInfo info(std::size_t index, std::string path) const;

  // The first file whose path is not before this one.
  std::size_t lower_bound(std::string_view path) const;
  std::optional<std::size_t> find(std::string_view path) const;

 private:
  struct File {
    std::uint64_t path = 0;  // where it begins in paths_
    std::uint64_t size = 0;
    std::int64_t modified_ns = 0;
    std::uint64_t inode = 0;
  };

  std::string paths_;  // each with its NUL
  std::vector<File> files_;
};

}  // namespace offprint
