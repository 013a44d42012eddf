// The fifth stage of reading a capture: where the article lies between the site's lines.
//
// Every block has a worth: running text is worth its words (up to a limit, so that no single block
// decides), short lines and links cost a little, lines that speak of navigation, consent or
// advertising cost more. The article is the run of blocks whose worth sums highest; short lines
// inside it (headings, list items) are bridged because more prose follows. What begins the tail of
// a page (comments, related articles, the copyright line) ends it once enough prose was read.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/capture/block_features.h"
#include "ingest/capture/capture_blocks.h"

namespace offprint {

struct Region {
  std::size_t begin = 0, end = 0;  // blocks; empty when nothing reads like an article
  double words = 0;                // of the prose in it
};

// What the block adds to a run that it is part of.
double block_worth(const CaptureBlock& block, const BlockFeatures& features);

// In captures that were not `wrapped` by a text browser, which prints everything, the article
// reaches to an edge of the file when no line between them speaks of a site. Linear; thread-safe.
Region find_region(const std::vector<CaptureBlock>& blocks,
                   const std::vector<BlockFeatures>& features, bool wrapped);

}  // namespace offprint
