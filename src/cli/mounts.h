// Archives among a project's sources, which count as folders, and standard input, which counts as a
// file.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "base/mounted_file_system.h"
#include "model/publication.h"

namespace offprint {

// Mounts what the sources are packed in. `found` is what the archives have to say of themselves,
// with origins relative to the project's root. Throws Error{environment}. Not thread-safe.
class Mounts {
 public:
  Mounts(MountedFileSystem& files, Diagnostics& found, const Limits& limits)
      : files_(files), found_(found), limits_(limits) {}

  // The archive at `path`. A file that is none is reported as damaged and stays what it is.
  void mount(const std::string& path, const std::string& origin);

  // Every archive below `root` that `specs` name: those that one of their globs matches, or has to
  // pass through; without specs all, but for those in the `excluded` folders (relative to root).
  void mount_below(const std::string& root, const std::vector<SourceSpec>& specs,
                   const std::vector<std::string>& excluded);

  // Standard input to its end, as a file of that name below `root`: "standard-input.tar.gz",
  // "standard-input.xml". Returns its origin. `reader` is the name of a reader, or "" to look.
  std::string mount_standard_input(const std::string& root, const std::string& reader);

 private:
  MountedFileSystem& files_;
  Diagnostics& found_;
  const Limits& limits_;
};

// Whether the file is an archive by its name, or, having no reader's, by what it holds.
bool names_archive(const FileSystem& files, const std::string& path);

}  // namespace offprint
