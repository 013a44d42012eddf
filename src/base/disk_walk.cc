#include "base/disk_walk.h"

#include <dirent.h>
#include <fcntl.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include "base/file_descriptor.h"

namespace offprint {
namespace {

class Walk {
 public:
  explicit Walk(const std::string& folder) : folder_(folder), prefix_(folder) {
    check_path("list", folder);
    if (!prefix_.empty() && !prefix_.ends_with('/')) prefix_ += '/';
  }

  WalkedFolder run() {
    visit("");
    // The list grows as they are visited.
    for (std::size_t next = 0; next < found_.folders.size(); ++next)
      visit(found_.folders[next] + '/');
    found_.files.sort();
    std::sort(found_.folders.begin(), found_.folders.end());
    std::sort(found_.others.begin(), found_.others.end());
    return std::move(found_);
  }

 private:
  struct Close {
    void operator()(DIR* stream) const { ::closedir(stream); }
  };

  // `below` is relative to the root: "" or "a/b/".
  void visit(const std::string& below) {
    std::string path = prefix_ + below;
    if (path.empty()) path += '.';
    const int follow = below.empty() ? 0 : O_NOFOLLOW;  // the root itself may be a link
    FileDescriptor file(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC | follow));
    if (!file) {
      if (!below.empty() && (is_missing(errno) || errno == ELOOP)) return;  // removed meanwhile
      throw_errno("list", path);
    }
    const std::unique_ptr<DIR, Close> stream(::fdopendir(file.number()));
    if (!stream) throw_errno("list", path);
    const int folder = file.release();
    for (;;) {
      errno = 0;
      const dirent* entry = ::readdir(stream.get());
      if (entry == nullptr) break;
      if (entry->d_name[0] != '.') take(folder, below + entry->d_name, *entry);
    }
    if (errno != 0) throw_errno("list", path);
  }

  void take(int folder, std::string path, const dirent& entry) {
    struct stat status {};
    if (entry.d_type != DT_DIR &&
        ::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (is_missing(errno)) return;
      throw_errno("examine", prefix_ + path);
    }
    if (entry.d_type == DT_DIR || S_ISDIR(status.st_mode)) {
      found_.folders.push_back(std::move(path));
      return;
    }
    const bool is_link = S_ISLNK(status.st_mode);
    const bool is_seen =
        !S_ISLNK(status.st_mode) ||
        (leads_inside(prefix_ + path) && ::fstatat(folder, entry.d_name, &status, 0) == 0);
    if (!is_seen || !S_ISREG(status.st_mode)) {
      found_.others.push_back(std::move(path));
      return;
    }
    found_.has_links = found_.has_links || is_link;
    found_.files.add(describe(std::move(path), status));
  }

  bool leads_inside(const std::string& link) {
    if (root_.empty()) root_ = real_path(folder_).value_or("");
    const std::optional<std::string> target = real_path(link);
    if (!target || root_.empty()) return false;
    return root_ == "/" || (target->starts_with(root_) && target->substr(root_.size(), 1) == "/");
  }

  const std::string& folder_;
  std::string prefix_;
  std::string root_;
  WalkedFolder found_;
};

}  // namespace

FileInfo describe(std::string path, const struct stat& status) {
  const std::int64_t modified_ns =
      std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + std::int64_t{status.st_mtim.tv_nsec};
  return {std::move(path), static_cast<std::uint64_t>(status.st_size), modified_ns,
          std::uint64_t{status.st_ino}};
}

bool is_missing(int error) { return error == ENOENT || error == ENOTDIR; }

std::optional<std::string> real_path(const std::string& path) {
  if (path.find('\0') != path.npos) return std::nullopt;  // see check_path
  const std::unique_ptr<char, decltype(&std::free)> resolved(
      ::realpath(path.empty() ? "." : path.c_str(), nullptr), &std::free);
  if (resolved) return std::string(resolved.get());
  if (is_missing(errno) || errno == ELOOP || errno == EACCES || errno == ENAMETOOLONG)
    return std::nullopt;
  throw_errno("resolve", path);
}

WalkedFolder walk_folder(const std::string& folder) { return Walk(folder).run(); }

}  // namespace offprint
