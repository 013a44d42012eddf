// What the last build left behind, kept beside the catalog, so that the next one can say what
// changed and remove what it no longer writes.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace offprint {

struct ChangedIds {
  std::vector<std::string> added, updated, removed;  // each sorted
};

struct BuildState {
  std::map<std::string, std::uint64_t> records;  // id → hash of what was published of it
  std::vector<std::string> outputs;              // absolute paths, sorted

  // Empty when there is none, or when it cannot be read as one: then everything counts as new.
  static BuildState read(const FileSystem& files, const std::string& path);
  void write(FileSystem& files, const std::string& path) const;
};

ChangedIds changes(const BuildState& before, const BuildState& now);

}  // namespace offprint
