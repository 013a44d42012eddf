// What an item is about, as feeds say it.
#pragma once

#include <optional>

#include "ingest/feed/feed_tree.h"
#include "model/draft.h"

namespace offprint {

// All categories, subjects and keywords as one field, each once; nothing when there are none.
// Thread-safe.
std::optional<Field> read_feed_tags(const FeedTree& tree, const FeedParts& parts);

}  // namespace offprint
