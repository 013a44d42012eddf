#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <optional>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "base/file_system.h"
#include "base/leftover_files.h"

namespace offprint {
namespace {

constexpr std::size_t buffer_size = 1 << 18;

void make_folders(const std::string& folder) {
  if (folder.empty() || ::mkdir(folder.c_str(), 0755) == 0 || errno == EEXIST) return;
  if (errno == ENOENT) {
    make_folders(std::string(parent_path(folder)));
    if (::mkdir(folder.c_str(), 0755) == 0 || errno == EEXIST) return;
  }
  throw_errno("make the folder", folder);
}

void sync_folder(const std::string& path) {
  const std::string folder = path.find('/') == path.npos ? "." : std::string(parent_path(path));
  const FileDescriptor file = FileDescriptor::open_to_read(folder);
  // Some file systems cannot sync folders; they say EINVAL.
  if (::fsync(file.number()) != 0 && errno != EINVAL) throw_errno("sync", folder);
}

bool is_still_at(const FileDescriptor& file, const std::string& path) {
  struct stat opened, named;
  return ::fstat(file.number(), &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

struct stat status_of(const FileDescriptor& file, const std::string& path) {
  struct stat status;
  if (::fstat(file.number(), &status) != 0) throw_errno("look at", path);
  return status;
}

// Whether both hold the same, up to the size of the first.
bool holds_same(const FileDescriptor& a, const FileDescriptor& b, std::uint64_t size) {
  constexpr std::size_t piece = 1 << 16;
  std::string of_a(piece, '\0'), of_b(piece, '\0');
  for (std::uint64_t at = 0; at < size;) {
    const auto offset = static_cast<off_t>(at);
    const ssize_t got_a = ::pread(a.number(), of_a.data(), piece, offset);
    const ssize_t got_b = ::pread(b.number(), of_b.data(), piece, offset);
    const auto got = static_cast<std::size_t>(got_a);
    if (got_a <= 0 || got_a != got_b || of_a.compare(0, got, of_b, 0, got) != 0) return false;
    at += got;
  }
  return true;
}

bool is_same(const struct stat& a, const struct stat& b) {
  return a.st_ino == b.st_ino && a.st_dev == b.st_dev && a.st_size == b.st_size &&
         a.st_mtim.tv_sec == b.st_mtim.tv_sec && a.st_mtim.tv_nsec == b.st_mtim.tv_nsec;
}

// The name is fixed, so that what a killed run left is used again instead of piling up; the lock
// keeps two runs from writing the same file.
FileDescriptor create_locked(const std::string& path) {
  for (;;) {
    FileDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0644));
    if (!file) throw_errno("create", path);
    if (::flock(file.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
      throw Error(Error::Kind::environment,
                  fmt::format("cannot create {}: another run is writing it", path));
    if (!is_still_at(file, path))
      continue;  // the other run renamed it between our open and our lock
    if (::ftruncate(file.number(), 0) == 0) return file;
    const int error = errno;
    ::unlink(path.c_str());
    errno = error;
    throw_errno("create", path);
  }
}

}  // namespace

struct AtomicFile::State {
  std::string path;
  std::string temporary;
  FileDescriptor file;
  std::string buffer;
  bool written = false;
  bool committed = false;
  std::optional<struct stat> parked;  // as it was then
  std::optional<struct stat> same;    // the file that is there, when it holds the same

  // Everything is on the disk from here on. `file` stays open, and with it the lock.
  struct stat settle() {
    write_all(file, buffer, temporary);
    std::string().swap(buffer);
    // A library that writes by name may have put another file there.
    FileDescriptor by_name;
    if (!written) {
      by_name = FileDescriptor(::open(temporary.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
      if (!by_name) throw_errno("write", temporary);
    }
    const FileDescriptor& settled = written ? file : by_name;
    if (::fchmod(settled.number(), 0644) != 0) throw_errno("set the mode of", temporary);
    const struct stat status = status_of(settled, temporary);
    look_at_target(settled, status);
    if (!same && ::fsync(settled.number()) != 0) throw_errno("sync", temporary);
    return status;
  }

  void look_at_target(const FileDescriptor& settled, const struct stat& status) {
    const FileDescriptor target(
        ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!target) return;
    const struct stat there = status_of(target, path);
    const bool is_alike = S_ISREG(there.st_mode) && (there.st_mode & 07777) == 0644 &&
                          there.st_size == status.st_size;
    if (is_alike && holds_same(settled, target, static_cast<std::uint64_t>(status.st_size)))
      same = there;
  }

  bool target_stays() const {
    struct stat now;
    return same && ::lstat(path.c_str(), &now) == 0 && is_same(now, *same);
  }

  void replace_target() {
    if (same) {  // and another run has put something else there since
      const FileDescriptor by_name(
          ::open(temporary.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
      if (!by_name || ::fsync(by_name.number()) != 0) throw_errno("sync", temporary);
    }
    if (::rename(temporary.c_str(), path.c_str()) != 0) throw_errno("write", path);
  }

  bool is_untouched() const {
    struct stat now;
    return !parked || (::stat(temporary.c_str(), &now) == 0 && is_same(now, *parked));
  }

  void reopen() {
    file = FileDescriptor(::open(temporary.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
    const bool is_ours = file && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0;
    if (!is_ours && errno != ENOENT && errno != EWOULDBLOCK) throw_errno("write", path);
    if (!is_ours || !is_same(status_of(file, temporary), *parked))
      throw Error(Error::Kind::environment,
                  fmt::format("cannot write {}: another run has written it meanwhile", path));
  }
};

AtomicFile::AtomicFile(std::string path) : state_(std::make_unique<State>()) {
  check_path("create", path);
  make_folders(std::string(parent_path(path)));
  state_->temporary = part_path(path);
  state_->path = std::move(path);
  state_->file = create_locked(state_->temporary);
}

AtomicFile::~AtomicFile() {
  if (!state_->committed && state_->is_untouched()) ::unlink(state_->temporary.c_str());
}

void AtomicFile::write(std::string_view bytes) {
  state_->written = true;
  if (state_->buffer.size() + bytes.size() > buffer_size) {
    write_all(state_->file, state_->buffer, state_->temporary);
    state_->buffer.clear();
    if (bytes.size() >= buffer_size) return write_all(state_->file, bytes, state_->temporary);
  }
  state_->buffer += bytes;
}

const std::string& AtomicFile::temporary_path() const { return state_->temporary; }

void AtomicFile::park() {
  state_->parked = state_->settle();
  state_->file.close();
}

void AtomicFile::commit() {
  State& state = *state_;
  if (state.parked)
    state.reopen();
  else
    state.settle();
  const bool stays = state.target_stays();
  if (stays)
    ::unlink(state.temporary.c_str());
  else
    state.replace_target();
  state.committed = true;
  state.file.close();
  if (!stays) sync_folder(state.path);
}

}  // namespace offprint
