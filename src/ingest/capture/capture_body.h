// The last stage of reading a capture: the blocks of the article as a body tree.
#pragma once

#include "ingest/capture/line_roles.h"
#include "model/body.h"

namespace offprint {

// Subheads become headings of the second level (the headline has the first), list items lists that
// nest by their indents and are tight when each item is one paragraph, rows of cells tables when
// neighbors have as many cells, everything else paragraphs. Linear; thread-safe.
Body capture_body(const Capture& capture);

}  // namespace offprint
