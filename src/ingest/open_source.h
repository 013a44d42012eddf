// From a source file to its Reader, whatever it is packed in.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "base/file_system.h"
#include "base/mhtml.h"
#include "ingest/reader.h"
#include "ingest/source_list.h"

namespace offprint {

// Bytes of a source file, packed and unpacked. Larger ones are not read; readers have limits of
// their own for what they parse.
inline constexpr std::size_t largest_source = largest_archive;
// What a compressed file may hold that is read piece by piece (ReaderInfo::streams), in bytes; such
// files are as large as they like when they are not compressed.
inline constexpr std::uint64_t largest_inflated_stream = std::uint64_t{16} << 30;

// Opens `bytes`, which are the source's, with its reader. What is gzip by its first bytes is
// inflated first, whatever its name. A file that is too large, damaged, or compressed twice gives
// one Draft with that error. Readers that stream are given SourceFile::content, and what is
// compressed is inflated into a temporary file for them (base/inflated_source.h). Thread-safe.
std::unique_ptr<Reader> open_source(const Source& source, std::string bytes);

// The same, of the file; throws Error{environment} when it cannot be read.
std::unique_ptr<Reader> open_source(const Source& source, const FileSystem& files);

}  // namespace offprint
