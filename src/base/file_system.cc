#include "base/file_system.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "base/file_descriptor.h"

namespace offprint {
namespace {

FileInfo describe(std::string path, const struct stat& status) {
  const std::int64_t modified_ns =
      std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + std::int64_t{status.st_mtim.tv_nsec};
  return {std::move(path), static_cast<std::uint64_t>(status.st_size), modified_ns,
          std::uint64_t{status.st_ino}};
}

bool is_missing(int error) { return error == ENOENT || error == ENOTDIR; }

// See check_path.
bool has_zero_byte(const std::string& path) { return path.find('\0') != path.npos; }

std::optional<std::string> real_path(const std::string& path) {
  if (has_zero_byte(path)) return std::nullopt;
  const std::unique_ptr<char, decltype(&std::free)> resolved(
      ::realpath(path.empty() ? "." : path.c_str(), nullptr), &std::free);
  if (resolved) return std::string(resolved.get());
  if (is_missing(errno) || errno == ELOOP || errno == EACCES || errno == ENAMETOOLONG)
    return std::nullopt;
  throw_errno("resolve", path);
}

// Walks one folder without recursion; see FileSystem::list.
class Walk {
 public:
  explicit Walk(const std::string& folder) : folder_(folder), prefix_(folder) {
    check_path("list", folder);
    if (!prefix_.empty() && !prefix_.ends_with('/')) prefix_ += '/';
  }

  std::vector<FileInfo> run() {
    waiting_.push_back({});
    while (!waiting_.empty()) {
      const std::string below = std::move(waiting_.back());
      waiting_.pop_back();
      visit(below);
    }
    std::sort(found_.begin(), found_.end(),
              [](const FileInfo& a, const FileInfo& b) { return a.path < b.path; });
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
      if (entry->d_name[0] != '.') take(folder, below, *entry);
    }
    if (errno != 0) throw_errno("list", path);
  }

  void take(int folder, const std::string& below, const dirent& entry) {
    if (entry.d_type == DT_DIR) {
      waiting_.push_back(below + entry.d_name + '/');
      return;
    }
    struct stat status;
    if (::fstatat(folder, entry.d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (is_missing(errno)) return;
      throw_errno("examine", prefix_ + below + entry.d_name);
    }
    if (S_ISDIR(status.st_mode)) {
      waiting_.push_back(below + entry.d_name + '/');
      return;
    }
    std::string path = prefix_ + below + entry.d_name;
    if (S_ISLNK(status.st_mode)) {
      if (!leads_inside(path)) return;
      if (::fstatat(folder, entry.d_name, &status, 0) != 0) return;
    }
    if (S_ISREG(status.st_mode)) found_.push_back(describe(std::move(path), status));
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
  std::vector<std::string> waiting_;
  std::vector<FileInfo> found_;
};

class RealFileSystem final : public FileSystem {
 public:
  std::shared_ptr<const ByteSource> open(const std::string& path) const override {
    return bytes_of_file(path);
  }

  std::string read(const std::string& path) const override {
    const FileDescriptor file = FileDescriptor::open_to_read(path);
    struct stat status;
    if (::fstat(file.number(), &status) != 0) throw_errno("read", path);
    std::string bytes;
    std::size_t used = 0;
    // One byte more than the size, so that the end is seen without growing.
    bytes.resize(S_ISREG(status.st_mode) ? static_cast<std::size_t>(status.st_size) + 1 : 1 << 16);
    while (std::size_t got = read_some(file, bytes.data() + used, bytes.size() - used, path)) {
      used += got;
      if (used == bytes.size()) bytes.resize(2 * used);
    }
    bytes.resize(used);
    return bytes;
  }

  std::optional<FileInfo> stat(const std::string& path) const override {
    if (has_zero_byte(path)) return std::nullopt;
    struct stat status;
    if (::stat(path.c_str(), &status) == 0) {
      if (!S_ISREG(status.st_mode)) return std::nullopt;
      return describe(path, status);
    }
    if (is_missing(errno) || errno == ELOOP || errno == ENAMETOOLONG) return std::nullopt;
    throw_errno("examine", path);
  }

  bool is_folder(const std::string& path) const override {
    if (has_zero_byte(path)) return false;
    struct stat status;
    return ::stat(path.empty() ? "." : path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
  }

  std::vector<FileInfo> list(const std::string& folder) const override {
    return Walk(folder).run();
  }

  std::optional<std::string> canonical(const std::string& path) const override {
    return real_path(path);
  }

  void write(const std::string& path, std::string_view bytes) override {
    AtomicFile file(path);
    file.write(bytes);
    file.commit();
  }

  void write_pieces(const std::string& path,
                    const std::function<void(const Sink&)>& make) override {
    AtomicFile file(path);
    make([&](std::string_view bytes) { file.write(bytes); });
    file.commit();
  }

  void remove(const std::string& path) override {
    check_path("remove", path);
    if (::unlink(path.c_str()) != 0 && errno != ENOENT) throw_errno("remove", path);
  }
  void remove_empty_folder(const std::string& path) override {
    check_path("remove", path);
    ::rmdir(path.c_str());
  }
};

}  // namespace

void FileSystem::write_pieces(const std::string& path,
                              const std::function<void(const Sink&)>& make) {
  std::string all;
  make([&](std::string_view bytes) { all += bytes; });
  write(path, all);
}

FileSystem& real_file_system() {
  static RealFileSystem instance;
  return instance;
}

}  // namespace offprint
