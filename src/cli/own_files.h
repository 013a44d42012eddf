// What builds have written themselves, which is no change that another build has to answer.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "base/file_system.h"

namespace offprint {

// Not thread-safe. Throws Error{environment}.
class OwnFiles {
 public:
  struct Counts {
    std::uint32_t written = 0;  // of the outputs
    std::uint32_t removed = 0;
  };

  // After a build: these are its outputs. Returns what has become of them since the last call.
  Counts look_at_outputs(const std::vector<std::string>& paths);
  // What it has written beside them: the ledger, a report.
  void look_at_others(const std::vector<std::string>& paths);

  // Whether what is at `path`, which is absolute, or that nothing is there, is the last build's
  // work.
  bool hold(const std::string& path) const;

 private:
  std::map<std::string, FileInfo> outputs_, others_;
  std::map<std::string, FileInfo> gone_;  // outputs of the build before
};

// From the root of the disk, without "." and "..". Links stay what they are.
std::string absolute_path(const std::string& path);

}  // namespace offprint
