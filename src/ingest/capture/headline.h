// Which line of a capture is the headline, if any: nearly half of all captures have none.
#pragma once

#include <cstddef>
#include <vector>

#include "ingest/capture/article_region.h"
#include "ingest/capture/byline.h"
#include "ingest/capture/small_words.h"

namespace offprint {

struct FoundHeadline {
  std::size_t block = static_cast<std::size_t>(-1);  // none: size_t(-1)
  double score = 0;
};

// What the search looks at; `meta` holds what each block says as a byline.
struct HeadlineSources {
  const std::vector<CaptureBlock>& blocks;
  const std::vector<BlockFeatures>& features;
  const std::vector<MetaLine>& meta;
  const SmallWords& small_words;
  const Region& region;
};

// Looks at the lines before the article's first paragraph and a few into it. A line gains by a
// headline's length, by words that the article uses, by standing near it, alone between blank
// lines or first in the file, by being repeated (in a breadcrumb) and by a byline or a date that
// follows; it loses by cues, list marks, a full stop, single words, by standing in a row of short
// lines and in a group of lines that the page repeats. Linear; thread-safe.
FoundHeadline find_headline(const HeadlineSources& sources);

}  // namespace offprint
