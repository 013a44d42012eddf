#include "base/file_system.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>

#include "base/disk_walk.h"
#include "base/file_descriptor.h"

namespace offprint {
namespace {

// See check_path.
bool has_zero_byte(const std::string& path) { return path.find('\0') != path.npos; }

bool leads_nowhere(int error) {
  return is_missing(error) || error == ELOOP || error == ENAMETOOLONG;
}

class RealFileSystem final : public FileSystem {
 public:
  std::shared_ptr<const ByteSource> open(const std::string& path) const override {
    return bytes_of_file(path);
  }

  std::string read(const std::string& path) const override {
    const FileDescriptor file = FileDescriptor::open_to_read(path);
    struct stat status;
    if (::fstat(file.number(), &status) != 0) throw_errno("read", path);
    if (!S_ISREG(status.st_mode)) ::fcntl(file.number(), F_SETFL, 0);  // who asks for a pipe waits
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
    if (leads_nowhere(errno)) return std::nullopt;
    throw_errno("examine", path);
  }

  bool is_folder(const std::string& path) const override {
    if (has_zero_byte(path)) return false;
    struct stat status;
    if (::stat(path.empty() ? "." : path.c_str(), &status) == 0) return S_ISDIR(status.st_mode);
    if (leads_nowhere(errno)) return false;
    throw_errno("examine", path);
  }

  std::vector<FileInfo> list(const std::string& folder) const override {
    const FileTable walked = walk_folder(folder).files;
    const std::string prefix = folder.empty() || folder.ends_with('/') ? folder : folder + '/';
    std::vector<FileInfo> files;
    for (std::size_t i = 0; i < walked.size(); ++i)
      files.push_back(walked.info(i, prefix + std::string(walked.path(i))));
    return files;
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

void FileSystem::visit(const std::string& folder, const Visit& visit) const {
  for (const FileInfo& file : list(folder)) visit(file);
}

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
