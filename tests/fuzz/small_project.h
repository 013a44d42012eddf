// A project that is built as people's are, with all kinds of outputs.
#pragma once

#include <map>
#include <string>

#include "base/file_system.h"
#include "pipeline/build.h"

namespace offprint::fuzz {

// Of sources in memory, into a folder on the disk.
struct SmallProject {
  MemoryFileSystem files;  // below "in"

  // Builds into `folder`, going on from what an earlier build has left there.
  BuildResult build_into(const std::string& folder, unsigned jobs) const;
};

// By path below `folder`. With `hidden`, those of ".offprint", else all others.
std::map<std::string, std::string> files_in(const std::string& folder, bool hidden);

}  // namespace offprint::fuzz
