#include "base/file_table.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace offprint {

void FileTable::add(const FileInfo& file) {
  files_.push_back({paths_.size(), file.size, file.modified_ns, file.inode});
  paths_ += file.path;
  paths_ += '\0';
}

void FileTable::sort() {
  std::sort(files_.begin(), files_.end(), [this](const File& a, const File& b) {
    return std::strcmp(paths_.data() + a.path, paths_.data() + b.path) < 0;
  });
}

FileInfo FileTable::info(std::size_t index, std::string path) const {
  const File& file = files_[index];
  return {std::move(path), file.size, file.modified_ns, file.inode};
}

std::size_t FileTable::lower_bound(std::string_view path) const {
  // A path's NUL comes before all that another may have in its place.
  const auto at = std::partition_point(files_.begin(), files_.end(), [&](const File& file) {
    const std::size_t size = std::min<std::size_t>(path.size(), paths_.size() - file.path);
    return std::memcmp(paths_.data() + file.path, path.data(), size) < 0;
  });
  return static_cast<std::size_t>(at - files_.begin());
}

std::optional<std::size_t> FileTable::find(std::string_view wanted) const {
  const std::size_t at = lower_bound(wanted);
  return at != size() && path(at) == wanted ? std::optional(at) : std::nullopt;
}

}  // namespace offprint
