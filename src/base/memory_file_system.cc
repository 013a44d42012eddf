#include <fmt/format.h>

#include "base/error.h"
#include "base/file_system.h"
#include "base/hash.h"

namespace offprint {
namespace {

[[noreturn]] void throw_missing(std::string_view action, const std::string& path) {
  throw Error(Error::Kind::environment,
              fmt::format("cannot {} {}: No such file or directory", action, path));
}

// What every path of this folder begins with.
std::string prefix_of(const std::string& folder) {
  std::string prefix = join_path("", folder);
  if (!prefix.empty() && !prefix.ends_with('/')) prefix += '/';
  return prefix;
}

// The time stands for the content, so that change detection sees an edit that keeps the size.
FileInfo describe(std::string path, const std::string& bytes) {
  return {std::move(path), bytes.size(), static_cast<std::int64_t>(hash64(bytes) >> 1)};
}

}  // namespace

std::string MemoryFileSystem::read(const std::string& path) const {
  const auto found = files.find(join_path("", path));
  if (found == files.end()) throw_missing("read", path);
  return found->second;
}

std::optional<FileInfo> MemoryFileSystem::stat(const std::string& path) const {
  const auto found = files.find(join_path("", path));
  if (found == files.end()) return std::nullopt;
  return describe(path, found->second);
}

bool MemoryFileSystem::is_folder(const std::string& path) const {
  const std::string prefix = prefix_of(path);
  const auto next = files.lower_bound(prefix);
  return prefix.empty() || prefix == "/" ||
         (next != files.end() && next->first.starts_with(prefix));
}

std::vector<FileInfo> MemoryFileSystem::list(const std::string& folder) const {
  if (!is_folder(folder)) throw_missing("list", folder);
  const std::string prefix = prefix_of(folder);
  const std::string asked = folder.empty() || folder.ends_with('/') ? folder : folder + '/';
  std::vector<FileInfo> found;
  for (auto file = files.lower_bound(prefix); file != files.end(); ++file) {
    if (!file->first.starts_with(prefix)) break;
    const std::string_view below = std::string_view(file->first).substr(prefix.size());
    const bool hidden = below.starts_with('.') || below.find("/.") != below.npos;
    if (!hidden) found.push_back(describe(asked + std::string(below), file->second));
  }
  return found;
}

std::optional<std::string> MemoryFileSystem::canonical(const std::string& path) const {
  std::string textual = join_path("", path);
  if (!files.contains(textual) && !is_folder(textual)) return std::nullopt;
  return textual;
}

void MemoryFileSystem::write(const std::string& path, std::string_view bytes) {
  files[join_path("", path)] = bytes;
}

void MemoryFileSystem::remove(const std::string& path) { files.erase(join_path("", path)); }

}  // namespace offprint
