// Files that list people by id, as publishing tools have them: authors.yaml, Jekyll's
// _data/authors.yml and _authors/ID.md, Hugo's data/authors/ID.toml and
// content/authors/ID/_index.md.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "base/path_list.h"
#include "model/listed_person.h"

namespace offprint {

// Whether the path, relative to the root, is that of one person's page or data rather than of an
// article: below "_authors", "data/authors", "_data/authors" or "content/authors", or the page of a
// folder in "authors" ("authors/ID/_index.md"). Thread-safe.
bool is_person_file(std::string_view origin);

// The same, and lists: `authors` and `people` with the extensions of data. Thread-safe.
bool is_people_file(std::string_view origin);

// The files, relative to `root`, sorted. `patterns` are globs; without them, those of the usual
// names that are in the root, in a folder that sources are in, or above one: `authors` and `people`
// with the extensions .yaml, .yml, .json and .toml, also in `_data` and `data`,
// and every file of one person. One that is a link out of its folder is left out
// (people-file-outside). Throws Error{environment}.
std::vector<std::string> find_people_files(const FileSystem& files, const std::string& root,
                                           const std::vector<std::string>& patterns,
                                           const PathList& origins, Diagnostics& diagnostics);

// Reads them. A file of many is a map from ids to names or to maps, or a list of maps with an id;
// one of a single person has the id in its name, or states it. Of two with one id the first counts.
// What cannot be used is reported where it stands (people-file-invalid). Throws Error{environment}
// for files that cannot be read.
ListedPeople read_people(const FileSystem& files, const std::string& root,
                         const std::vector<std::string>& paths, Diagnostics& diagnostics);

}  // namespace offprint
