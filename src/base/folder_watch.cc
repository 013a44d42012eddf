#include "base/folder_watch.h"

#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <filesystem>
#include <system_error>
#include <utility>

#include "base/file_system.h"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto look_around = 1s;  // for what is missing

constexpr std::uint32_t events =
    IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ATTRIB | IN_MOVE_SELF;

bool is_hidden(std::string_view name) { return name.starts_with('.'); }

std::string below(const std::string& folder, std::string_view name) {
  std::string path = folder;
  if (!path.ends_with('/')) path += '/';
  return path.append(name);
}

// What is being written is told of once more when it is closed; what is only given another name is
// not.
bool is_being_written(const std::string& path) {
  struct stat status {};
  return ::lstat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) && status.st_nlink == 1;
}

[[noreturn]] void throw_watch_error(const std::string& folder) {
  if (errno == ENOSPC)
    throw WatchError("cannot watch " + folder +
                     ": the system's limit of watched folders is reached; raise it, as with "
                     "`sysctl fs.inotify.max_user_watches=524288`");
  throw WatchError("cannot watch " + folder + ": " + std::generic_category().message(errno));
}

FileDescriptor open_inotify() {
  FileDescriptor inotify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  if (inotify) return inotify;
  throw WatchError(std::string("cannot watch folders: ") + std::generic_category().message(errno) +
                   (errno == EMFILE ? "; if many programs watch, raise the limit, as with `sysctl "
                                      "fs.inotify.max_user_instances=512`"
                                    : ""));
}

}  // namespace

FolderWatch::FolderWatch(Ignores ignores)
    : ignores_(std::move(ignores)), inotify_(open_inotify()) {}

void FolderWatch::add_folder(const std::string& folder) {
  places_.push_back({folder, true, {}});
  add_place(places_.back(), nullptr);
}

void FolderWatch::add_file(const std::string& path) {
  const std::string folder(parent_path(path));
  places_.push_back({folder.empty() ? path.starts_with('/') ? "/" : "." : folder,
                     false,
                     {std::string(file_name(path))}});
  add_place(places_.back(), nullptr);
}

FolderWatch::Folder* FolderWatch::find(const std::string& folder) {
  const auto number = numbers_.find(folder);
  return number == numbers_.end() ? nullptr : &watched_[number->second];
}

// Null when it is no folder (any more), or none that we may read.
FolderWatch::Folder* FolderWatch::watch(const std::string& folder) {
  const std::uint32_t follow = is_top(folder) ? 0 : IN_DONT_FOLLOW;
  const int number =
      ::inotify_add_watch(inotify_.number(), folder.c_str(), events | IN_ONLYDIR | follow);
  if (number < 0) {
    if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP || errno == EACCES) return nullptr;
    throw_watch_error(folder);
  }
  // The path may have been another folder's, and the folder may have had another path.
  if (const auto old = numbers_.find(folder); old != numbers_.end() && old->second != number) {
    ::inotify_rm_watch(inotify_.number(), old->second);
    forget(old->second);
  }
  Folder& entry = watched_[number];
  if (!entry.path.empty()) numbers_.erase(entry.path);
  entry.path = folder;
  numbers_[folder] = number;
  return &entry;
}

// Watched first and looked into then, so that nothing comes between.
void FolderWatch::add_below(const std::string& folder, Changes* found) {
  std::vector<std::string> open{folder};
  while (!open.empty()) {
    const std::string path = std::exchange(open.back(), {});
    open.pop_back();
    Folder* entry = watch(path);
    if (!entry) continue;
    entry->is_deep = true;
    std::error_code error;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
      const std::string name = at->path().filename().string();
      if (is_hidden(name)) continue;
      std::string inner = below(path, name);
      std::error_code gone;
      const fs::file_status status = at->symlink_status(gone);
      if (!fs::is_directory(status)) {
        if (found) add_change(std::move(inner), *found);
      } else if (!ignores_(inner, true)) {
        open.push_back(std::move(inner));
      }
    }
  }
}

void FolderWatch::add_place(const Folder& place, Changes* found) {
  Folder* folder = watch(place.path);
  if (!folder) {
    misses_some_ = true;
    return;
  }
  folder->files.insert(place.files.begin(), place.files.end());
  for (const std::string& name : place.files) {
    std::string path = below(place.path, name);
    if (found && ::access(path.c_str(), F_OK) == 0) add_change(std::move(path), *found);
  }
  if (place.is_deep) add_below(place.path, found);
}

void FolderWatch::drop_below(const std::string& folder) {
  const std::string inner = below(folder, "");
  std::vector<int> numbers;
  if (const auto own = numbers_.find(folder); own != numbers_.end()) numbers.push_back(own->second);
  for (auto at = numbers_.lower_bound(inner); at != numbers_.end() && at->first.starts_with(inner);
       ++at)
    numbers.push_back(at->second);
  for (const int number : numbers) {
    ::inotify_rm_watch(inotify_.number(), number);
    forget(number);
  }
}

void FolderWatch::forget(int number) {
  const auto at = watched_.find(number);
  if (at == watched_.end()) return;
  misses_some_ = misses_some_ || is_top(at->second.path);
  numbers_.erase(at->second.path);
  watched_.erase(at);
}

bool FolderWatch::is_top(const std::string& folder) const {
  return std::any_of(places_.begin(), places_.end(),
                     [&](const Folder& place) { return place.path == folder; });
}

void FolderWatch::look_for_missing(Changes& changes) {
  if (!std::exchange(misses_some_, false)) return;
  std::vector<const Folder*> missing;
  for (const Folder& place : places_)
    if (!find(place.path)) missing.push_back(&place);
  for (const Folder* place : missing) add_place(*place, &changes);
}

void FolderWatch::look_again(Changes& changes) {
  changes.is_everything = true;
  while (!watched_.empty()) drop_below(watched_.begin()->second.path);
  for (const Folder& place : places_) add_place(place, nullptr);
}

void FolderWatch::add_change(std::string path, Changes& changes) const {
  if (!ignores_(path, false)) changes.paths.insert(std::move(path));
}

void FolderWatch::take_folder(const inotify_event& event, const std::string& path,
                              Changes& changes) {
  if (ignores_(path, true)) return;
  if (event.mask & (IN_CREATE | IN_MOVED_TO)) {
    add_below(path, &changes);
  } else if (event.mask & IN_MOVED_FROM) {
    drop_below(path);
    changes.paths.insert(path);  // nobody tells of what was in it
  } else if (event.mask & IN_DELETE) {
    drop_below(path);
  } else if ((event.mask & IN_ATTRIB) && !find(path)) {
    add_below(path, &changes);  // perhaps it may be read now
  }
}

void FolderWatch::take(const inotify_event& event, Changes& changes) {
  if (event.mask & IN_Q_OVERFLOW) return look_again(changes);
  const auto at = watched_.find(event.wd);
  if (at == watched_.end()) return;  // it was dropped meanwhile
  const Folder& folder = at->second;
  if (event.mask & (IN_IGNORED | IN_MOVE_SELF) && event.len == 0) {
    if (!is_top(folder.path)) {
      if (event.mask & IN_IGNORED) forget(event.wd);
      return;
    }
    const std::string gone = folder.path;
    drop_below(gone);
    changes.paths.insert(gone);
    return;
  }
  if (event.len == 0) return;
  const std::string name(event.name);
  const bool is_named = folder.files.count(name) != 0;
  if (!is_named && (!folder.is_deep || is_hidden(name))) return;
  std::string path = below(folder.path, name);
  if (event.mask & IN_ISDIR) {
    if (folder.is_deep) take_folder(event, path, changes);
  } else if (!(event.mask & IN_CREATE) || !is_being_written(path)) {
    add_change(std::move(path), changes);
  }
}

void FolderWatch::read_events(Changes& changes) {
  alignas(inotify_event) std::array<char, 1 << 16> buffer;
  for (;;) {
    const ssize_t size = ::read(inotify_.number(), buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 && errno != EAGAIN) throw_watch_error("folders");
    if (size <= 0) return;
    for (const char* at = buffer.data(); at < buffer.data() + size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      take(*event, changes);
      at += sizeof(inotify_event) + event->len;
    }
  }
}

FolderWatch::Changes FolderWatch::wait(Time most, int stop) {
  const Clock::time_point begin = Clock::now();
  Changes changes;
  for (;;) {
    look_for_missing(changes);
    read_events(changes);
    if (!changes.empty()) return changes;
    Time left = most;
    if (left) *left -= std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
    if (left && *left <= 0ms) return changes;
    if (misses_some_ && (!left || *left > look_around)) left = look_around;
    const int pause =
        left ? static_cast<int>(std::min<std::chrono::milliseconds::rep>(left->count(), INT_MAX))
             : -1;
    std::array<pollfd, 2> files{{{inotify_.number(), POLLIN, 0}, {stop, POLLIN, 0}}};
    if (::poll(files.data(), files.size(), pause) < 0 && errno != EINTR)
      throw_watch_error("folders");
    if (files[1].revents != 0) return changes;
  }
}

}  // namespace offprint
