// What killed runs leave.
#pragma once

#include <string>

namespace offprint {

// Where AtomicFile writes what becomes `path`: "a/b.xml" → "a/.b.xml.part".
std::string part_path(const std::string& path);

// Removes that of `path` unless somebody is writing it. Never throws, and is safe, as the next is.
void remove_leftover_of(const std::string& path);

// Removes all such files in `folder` that nobody is writing any more; for
// folders where names are hashes, and no later run would write over them. Never throws: what cannot
// be removed stays. Safe while other processes write there.
void remove_leftover_files(const std::string& folder);

}  // namespace offprint
