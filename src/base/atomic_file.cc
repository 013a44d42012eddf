#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "base/file_system.h"

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
    if (::ftruncate(file.number(), 0) != 0) throw_errno("create", path);
    return file;
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
};

AtomicFile::AtomicFile(std::string path) : state_(std::make_unique<State>()) {
  check_path("create", path);
  const std::string folder(parent_path(path));
  make_folders(folder);
  const std::string hidden = fmt::format(".{}.part", file_name(path));
  state_->temporary =
      folder.empty() ? hidden : fmt::format("{}/{}", folder == "/" ? "" : folder, hidden);
  state_->path = std::move(path);
  state_->file = create_locked(state_->temporary);
}

AtomicFile::~AtomicFile() {
  if (!state_->committed) ::unlink(state_->temporary.c_str());
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

void AtomicFile::commit() {
  State& state = *state_;
  write_all(state.file, state.buffer, state.temporary);
  // A library that writes by name may have put another file there.
  FileDescriptor by_name;
  if (!state.written)
    by_name = FileDescriptor(::open(state.temporary.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
  if (!state.written && !by_name) throw_errno("write", state.temporary);
  const int number = state.written ? state.file.number() : by_name.number();
  if (::fchmod(number, 0644) != 0) throw_errno("set the mode of", state.temporary);
  if (::fsync(number) != 0) throw_errno("sync", state.temporary);
  if (::rename(state.temporary.c_str(), state.path.c_str()) != 0) throw_errno("write", state.path);
  state.committed = true;
  state.file.close();
  sync_folder(state.path);
}

}  // namespace offprint
