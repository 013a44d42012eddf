// Markdown files, with front matter in any form (ingest/front_matter.h) or none.
#pragma once

#include <memory>

#include "ingest/reader.h"

namespace offprint {

// One document a file. Front matter that cannot be read is an error at its place.
std::unique_ptr<Reader> open_markdown(SourceFile file);

}  // namespace offprint
