// Waiting for files to change (inotify).
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/file_descriptor.h"

struct inotify_event;

namespace offprint {

// The system does not let us watch: thrown where something would go unseen.
class WatchError final : public Error {
 public:
  explicit WatchError(const std::string& message) : Error(Kind::environment, message) {}
};

// Tells what is written, renamed, made and removed below folders from the moment on in which they
// are added; folders that come later are watched with what is in them already. As for
// FileSystem::list, hidden names (".x") do not count, and folders that links lead to are not looked
// into. A file that is being written counts once it is closed. What cannot be seen: writing by way
// of a memory map, and what other machines do to a shared disk. Not thread-safe.
class FolderWatch {
 public:
  // Whether a path does not count; a folder that does not is not looked into.
  using Ignores = std::function<bool(const std::string& path, bool is_folder)>;

  // Throws WatchError, as all that adds and waits.
  explicit FolderWatch(Ignores ignores);

  // Everything below a folder. When it is not there, or goes, it is looked for every second, and
  // all that is in it counts when it comes.
  void add_folder(const std::string& folder);
  // One file, there or not, whatever its name. Of its folder the same holds.
  void add_file(const std::string& path);

  struct Changes {
    std::set<std::string> paths;  // as folders were given, joined with '/'
    bool is_everything = false;   // too much at once: anything may have changed

    bool empty() const { return paths.empty() && !is_everything; }
  };
  using Time = std::optional<std::chrono::milliseconds>;  // absent: for ever

  // Waits until there is a change, `stop` (a descriptor, or -1) can be read or the time is over;
  // returns what has changed since the last call.
  Changes wait(Time most, int stop = -1);

  // How many are watched.
  std::size_t folder_count() const { return watched_.size(); }

 private:
  struct Folder {
    std::string path;
    bool is_deep = false;         // all that is below counts, too
    std::set<std::string> files;  // that were added by name
  };

  Folder* watch(const std::string& folder);
  Folder* find(const std::string& folder);
  void add_below(const std::string& folder, Changes* found);
  void add_place(const Folder& place, Changes* found);
  void drop_below(const std::string& folder);
  void forget(int number);
  void look_for_missing(Changes& changes);
  void look_again(Changes& changes);
  void read_events(Changes& changes);
  void take(const inotify_event& event, Changes& changes);
  void take_folder(const inotify_event& event, const std::string& path, Changes& changes);
  void add_change(std::string path, Changes& changes) const;
  bool is_top(const std::string& folder) const;

  Ignores ignores_;
  FileDescriptor inotify_;
  std::vector<Folder> places_;               // what was added
  bool misses_some_ = false;                 // of them
  std::unordered_map<int, Folder> watched_;  // by the system's number
  std::map<std::string, int> numbers_;       // by path
};

}  // namespace offprint
