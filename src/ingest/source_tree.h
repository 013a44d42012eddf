// Which files are sources: the globs of the configuration, or whatever a folder holds.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/file_system.h"
#include "ingest/reader.h"
#include "model/publication.h"

namespace offprint {

struct Source {
  std::string origin;  // relative to the root
  std::string path;    // as a path that works from the working folder
  const ReaderInfo* reader = nullptr;
  std::shared_ptr<const FieldTable> fields = {};  // see SourceFile
  bool tex_formulas = false;                      // see SourceFile
  std::shared_ptr<const Limits> limits = {};      // null: the defaults
};

// Who reads a file, told by its name and, where that is not enough, its beginning; or nullptr.
// Throws Error{environment} when it cannot be read.
const ReaderInfo* reader_of(const FileSystem& files, const std::string& path);

// The sources below `root`, sorted by origin, each once (the first spec that matches decides its
// format). Files that are, or lie below, one of the `excluded` paths (relative to root: the
// outputs) are left out, and so is what lies in the output folder of another build. So are those in
// the folder that a browser made for what a saved page shows (saved_folders.h), unless a spec's
// fixed part leads into it. A spec that matches an archive that is mounted as a folder means the
// articles in it, chosen as in a folder without specs. Without specs: every file that a reader
// knows by its extension and, where other things have that, too (.xml, .json), recognizes; but for
// READMEs without front matter, robots.txt and the like, files that list people (people_files.h),
// and index pages that list other pages (article_names.h). Throws Error{usage} when a spec matches
// nothing or something of unknown form, or names no known reader; Error{environment} when a file's
// beginning is needed and cannot be read.
std::vector<Source> find_sources(const FileSystem& files, const std::string& root,
                                 const std::vector<SourceSpec>& specs,
                                 const std::vector<std::string>& excluded);

}  // namespace offprint
