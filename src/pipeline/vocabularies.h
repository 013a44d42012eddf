// The vocabularies that a configuration names, read.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/file_system.h"
#include "model/publication.h"
#include "model/vocabulary.h"

namespace offprint {

// Why `name` is neither a built-in vocabulary nor a file inside `root`, in words; "" when it is.
std::string why_no_vocabulary(const FileSystem& files, const std::string& root,
                              std::string_view name);

// All of Configuration::vocabularies in order, then what offprint starts with. Entries that cannot
// be used are reported with their place in the file, whose origin is its path relative to the root.
// Files are named by their stems ("topics/tides.yaml" → "tides"), with a number behind it where
// another has the name already. Throws Error{usage} for what why_no_vocabulary() tells of, and
// Error{environment} when a file cannot be read.
Vocabulary read_vocabularies(const FileSystem& files, const Configuration& configuration,
                             Diagnostics& diagnostics);

}  // namespace offprint
