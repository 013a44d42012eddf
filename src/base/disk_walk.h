// What the system says of files and folders, for the files of base/ that talk to the disk.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <string>
#include <vector>

#include "base/file_system.h"
#include "base/file_table.h"

namespace offprint {

FileInfo describe(std::string path, const struct stat& status);

// Whether errno `error` says that there is nothing at a path.
bool is_missing(int error);

// FileSystem::canonical of the real disk.
std::optional<std::string> real_path(const std::string& path);

// Everything below a folder whose name is not hidden, sorted. Paths are relative to it.
struct WalkedFolder {
  FileTable files;  // what FileSystem::list gives
  std::vector<std::string> folders;
  std::vector<std::string> others;  // links that lead outside or to folders, sockets, …
  bool has_links = false;           // among the files
};

// Without recursion. Throws Error{environment}.
WalkedFolder walk_folder(const std::string& folder);

}  // namespace offprint
