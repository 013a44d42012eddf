#include "base/scratch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file_system.h"

namespace offprint {
namespace {

FileDescriptor make_nameless(const std::string& folder) {
  FileDescriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (file) return file;
  // Not every file system knows O_TMPFILE.
  std::string name = folder + "/.offprint-XXXXXX";
  file = FileDescriptor(::mkostemp(name.data(), O_CLOEXEC));
  if (!file) throw_errno("create a temporary file in", folder);
  ::unlink(name.c_str());
  return file;
}

class BytesOfScratch final : public ByteSource {
 public:
  explicit BytesOfScratch(ScratchFile file) : file_(std::move(file)) {}

  std::uint64_t size() const override { return file_.size(); }
  std::size_t read_into(char* bytes, std::uint64_t offset, std::size_t length) const override {
    if (offset >= file_.size()) return 0;
    length = static_cast<std::size_t>(std::min<std::uint64_t>(length, file_.size() - offset));
    file_.read_at(offset, length, bytes);
    return length;
  }

 private:
  ScratchFile file_;
};

}  // namespace

ScratchFile ScratchFile::beside(const std::string& path) {
  check_path("create", path);
  std::string folder(parent_path(path));
  if (folder.empty()) folder = path.starts_with('/') ? "/" : ".";
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) {
    errno = error.value();
    throw_errno("make the folder", folder);
  }
  return {make_nameless(folder), "a temporary file in " + folder};
}

// As SQLite does it: /tmp may be kept in memory.
ScratchFile ScratchFile::temporary() {
  const char* folder = std::getenv("TMPDIR");
  return beside((folder && *folder ? std::string(folder) : "/var/tmp") + "/spool");
}

ScratchFile ScratchFile::open(const std::string& path) {
  check_path("write", path);
  FileDescriptor file(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
  if (!file) throw_errno("write", path);
  ScratchFile scratch(std::move(file), path);
  const off_t end = ::lseek(scratch.file_.number(), 0, SEEK_END);
  if (end < 0) throw_errno("write", path);
  scratch.size_ = static_cast<std::uint64_t>(end);
  return scratch;
}

std::uint64_t ScratchFile::append(std::string_view bytes) {
  const std::uint64_t offset = size_;
  write_at(offset, bytes);
  return offset;
}

void ScratchFile::write_at(std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put =
        ::pwrite(file_.number(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) throw_errno("write", path_);
    bytes.remove_prefix(static_cast<std::size_t>(put));
    offset += static_cast<std::uint64_t>(put);
  }
  if (offset > size_) size_ = offset;
}

std::string ScratchFile::read_at(std::uint64_t offset, std::size_t size) const {
  std::string bytes(size, '\0');
  read_at(offset, size, bytes.data());
  return bytes;
}

void ScratchFile::read_at(std::uint64_t offset, std::size_t size, char* bytes) const {
  std::size_t done = 0;
  while (done < size) {
    const ssize_t got =
        ::pread(file_.number(), bytes + done, size - done, static_cast<off_t>(offset + done));
    if (got < 0 && errno == EINTR) continue;
    if (got == 0) errno = EIO;
    if (got <= 0) throw_errno("read", path_);
    done += static_cast<std::size_t>(got);
  }
}

std::shared_ptr<const ByteSource> bytes_of_scratch(ScratchFile file) {
  return std::make_shared<BytesOfScratch>(std::move(file));
}

}  // namespace offprint
