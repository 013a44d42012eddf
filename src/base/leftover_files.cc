#include "base/leftover_files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/format.h>

#include <filesystem>
#include <system_error>

#include "base/file_descriptor.h"
#include "base/file_system.h"

namespace offprint {
namespace {

// Who writes it holds the lock.
void remove_unless_locked(const std::string& path) {
  const FileDescriptor file(::open(path.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC));
  if (file && ::flock(file.number(), LOCK_EX | LOCK_NB) == 0) ::unlink(path.c_str());
}

}  // namespace

std::string part_path(const std::string& path) {
  const std::string_view name = file_name(path);
  return fmt::format("{}.{}.part", std::string_view(path).substr(0, path.size() - name.size()),
                     name);
}

void remove_leftover_of(const std::string& path) { remove_unless_locked(part_path(path)); }

void remove_leftover_files(const std::string& folder) {
  std::error_code error;
  std::filesystem::directory_iterator files(folder, error);
  for (; !error && files != std::filesystem::directory_iterator(); files.increment(error)) {
    const std::string name = files->path().filename().string();
    if (!name.starts_with('.') || !name.ends_with(".part")) continue;
    remove_unless_locked(files->path().string());
  }
}

}  // namespace offprint
