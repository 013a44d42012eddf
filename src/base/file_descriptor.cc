#include "base/file_descriptor.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <system_error>

#include "base/error.h"

namespace offprint {

void throw_errno(std::string_view action, std::string_view path) {
  const std::string reason = std::generic_category().message(errno);
  throw Error(Error::Kind::environment, fmt::format("cannot {} {}: {}", action, path, reason));
}

void check_path(std::string_view action, std::string_view path) {
  if (path.find('\0') == path.npos) return;
  errno = EINVAL;
  throw_errno(action, path);
}

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
  if (this != &other) {
    close();
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

void FileDescriptor::close() {
  if (number_ >= 0) ::close(std::exchange(number_, -1));
}

FileDescriptor FileDescriptor::open_to_read(const std::string& path) {
  check_path("read", path);
  FileDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  if (!file) throw_errno("read", path);
  return file;
}

std::string FileDescriptor::place() const {
  std::array<char, PATH_MAX> path;
  const std::string link = fmt::format("/proc/self/fd/{}", number_);
  const ssize_t size = ::readlink(link.c_str(), path.data(), path.size());
  return size > 0 ? std::string(path.data(), static_cast<std::size_t>(size)) : "";
}

std::size_t read_some(const FileDescriptor& file, char* buffer, std::size_t size,
                      const std::string& path) {
  for (;;) {
    const ssize_t got = ::read(file.number(), buffer, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR) throw_errno("read", path);
  }
}

void write_all(const FileDescriptor& file, std::string_view bytes, const std::string& path) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.number(), bytes.data(), bytes.size());
    if (put >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(put));
    } else if (errno != EINTR) {
      throw_errno("write", path);
    }
  }
}

}  // namespace offprint
