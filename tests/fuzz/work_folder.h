// A folder that goes away with the run, for what is on a disk.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <string>

#include "demand.h"

namespace offprint::fuzz {

class WorkFolder {
 public:
  WorkFolder() {
    std::string pattern =
        (std::filesystem::temp_directory_path() / "offprint-fuzz-XXXXXX").string();
    demand(::mkdtemp(pattern.data()) != nullptr, "there is a temporary folder");
    path_ = pattern;
  }
  ~WorkFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  WorkFolder(const WorkFolder&) = delete;
  WorkFolder& operator=(const WorkFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace offprint::fuzz
