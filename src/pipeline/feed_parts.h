// The files of a feed and their articles, as far as they can be told before anything is rendered.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "export/feed_pages.h"
#include "pipeline/selection.h"

namespace offprint {

struct FeedArticle {
  std::uint32_t row = 0;
  Day day = 0;                 // of publication
  std::optional<Date> latest;  // published or modified
};

// Whether the articles tell which file has which of them. What a limit of bytes or a partner's
// rules leave out shows when items are made.
bool is_divided_early(const OutputSpec& output);

// Of such a feed, the current one first, then its archive pages, the newest first:
// make_feed_exporter says what each holds. `articles` are in the output's order, and so is each
// page; of the current feed, articles of the same moment are.
std::vector<SelectedFeedPart> feed_parts(const FeedSpec& feed,
                                         const std::vector<FeedArticle>& articles,
                                         std::uint32_t catalog_size);

}  // namespace offprint
