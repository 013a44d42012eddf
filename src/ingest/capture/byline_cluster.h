// Bylines inside longer lines, where a page's line ends were lost: "How ropes remember By Jane Roe
// | March 3, 2023 | 3 min read A rope that has …".
#pragma once

#include "ingest/capture/capture_blocks.h"

namespace offprint {

// Parts blocks that hold a byline with a name and a whole date. What comes before it may be a
// headline, when running text follows, or a dek, when nothing follows. Labels are known by a
// capital letter where the script has one. Linear; thread-safe.
void part_byline_clusters(BlockList& list);

}  // namespace offprint
