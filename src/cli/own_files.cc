#include "cli/own_files.h"

#include <filesystem>
#include <optional>
#include <utility>

namespace offprint {
namespace {

bool is_same_file(const FileInfo& a, const FileInfo& b) {
  return a.inode == b.inode && a.size == b.size && a.modified_ns == b.modified_ns;
}

std::map<std::string, FileInfo> look(const std::vector<std::string>& paths) {
  std::map<std::string, FileInfo> found;
  for (const std::string& path : paths)
    if (auto info = real_file_system().stat(path))
      found.emplace(absolute_path(path), *std::move(info));
  return found;
}

}  // namespace

OwnFiles::Counts OwnFiles::look_at_outputs(const std::vector<std::string>& paths) {
  Counts counts;
  gone_ = std::exchange(outputs_, look(paths));
  for (const auto& [path, info] : outputs_) {
    const auto before = gone_.find(path);
    if (before == gone_.end() || !is_same_file(before->second, info)) ++counts.written;
    if (before != gone_.end()) gone_.erase(before);
  }
  counts.removed = static_cast<std::uint32_t>(gone_.size());
  return counts;
}

void OwnFiles::look_at_others(const std::vector<std::string>& paths) { others_ = look(paths); }

bool OwnFiles::hold(const std::string& path) const {
  if (gone_.count(path) != 0) return !real_file_system().stat(path);
  for (const auto* known : {&outputs_, &others_})
    if (const auto at = known->find(path); at != known->end()) {
      const auto now = real_file_system().stat(path);
      return now && is_same_file(*now, at->second);
    }
  return false;
}

std::string absolute_path(const std::string& path) {
  std::string absolute =
      std::filesystem::absolute(path.empty() ? "." : path).lexically_normal().string();
  if (absolute.size() > 1 && absolute.ends_with('/')) absolute.pop_back();
  return absolute;
}

}  // namespace offprint
