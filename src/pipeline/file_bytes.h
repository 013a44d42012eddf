// What the program remembers of files, as bytes. Reading throws Error{environment} for bytes that
// nobody wrote.
#pragma once

#include <string>

#include "catalog/byte_stream.h"
#include "catalog/source_table.h"
#include "export/exporter.h"

namespace offprint {

// Paths are written relative to the output folder, so that it may be called otherwise the next
// time.
void write_file(const OutputFile& file, const std::string& output_folder, ByteWriter& out);
OutputFile read_file(ByteReader& in, const std::string& output_folder);

}  // namespace offprint
