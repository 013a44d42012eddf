// From a source file to its Reader, whatever it is packed in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/file_system.h"
#include "ingest/reader.h"
#include "ingest/source_list.h"

namespace offprint {

// Opens `bytes`, which are the source's, with its reader. What is gzip by its first bytes is
// inflated first, whatever its name. A file that is too large (Limits::source_bytes; of those that
// are read piece by piece, export_bytes when they are compressed), damaged, or compressed twice
// gives one Draft with that error. Readers that stream are given SourceFile::content, and what is
// compressed is inflated into a temporary file for them (base/inflated_source.h). Thread-safe.
std::unique_ptr<Reader> open_source(const Source& source, std::string bytes);

// The same, of the file; throws Error{environment} when it cannot be read.
std::unique_ptr<Reader> open_source(const Source& source, const FileSystem& files);

}  // namespace offprint
