// Folders that a browser made beside a page when it saved all that the page shows: "Salt_files" for
// "Salt.html", or "Salt-Dateien", "Salt_fichiers", whatever the browser's language calls it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "base/path_list.h"

namespace offprint {

// A folder is one when it lies beside a web page, is called like it with "_", "-", "." or a space
// and one word after, and the page uses something in it that is no document itself. Immutable.
class SavedFolders {
 public:
  // `origins` are files relative to `root`, sorted. Reads the pages that have such a folder beside
  // them; throws Error{environment}.
  SavedFolders(const FileSystem& files, const std::string& root, const PathList& origins);

  bool empty() const { return folders_.empty(); }
  // Whether the file lies in such a folder. Thread-safe.
  bool hold(std::string_view origin) const;

 private:
  std::vector<std::string> folders_;  // sorted
};

}  // namespace offprint
