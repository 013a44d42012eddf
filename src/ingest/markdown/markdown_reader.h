// Markdown files, with YAML front matter or none.
#pragma once

#include <memory>

#include "ingest/reader.h"

namespace offprint {

// One document a file. Front matter that is no YAML map is an error at its place.
std::unique_ptr<Reader> open_markdown(SourceFile file);

}  // namespace offprint
