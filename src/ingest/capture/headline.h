// Which line of a capture is the headline, if any: nearly half of all captures have none.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/capture/article_region.h"
#include "ingest/capture/byline.h"

namespace offprint {

struct FoundHeadline {
  std::size_t block = static_cast<std::size_t>(-1);  // none: size_t(-1)
  double score = 0;
};

// Looks at the lines before the article's first paragraph and a few into it. A line gains by a
// headline's length, by words that the article uses, by standing near it or first in the file, by
// being repeated (in a breadcrumb) and by a byline or a date that follows; it loses by cues, list
// marks, a full stop and single words. `meta` holds what each block says as a byline. Linear;
// thread-safe.
FoundHeadline find_headline(const std::vector<CaptureBlock>& blocks,
                            const std::vector<BlockFeatures>& features,
                            const std::vector<MetaLine>& meta, const Region& region);

}  // namespace offprint
