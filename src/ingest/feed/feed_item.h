// An item of a feed as a Draft.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/feed/feed_tree.h"
#include "model/draft.h"

namespace offprint {

// What all items of a feed have from it.
struct FeedChannel {
  FeedParts parts;
  std::string base;           // of relative addresses, absolute or ""
  std::vector<Field> fields;  // site, and what counts where an item says nothing itself
};

// `address` is where the feed was fetched from, "" when unknown. Thread-safe, as the rest.
FeedChannel read_feed_channel(const FeedTree& tree, std::string_view address);

// The fields, body and diagnostics of an item; `origin` is the file's.
void read_feed_item(const FeedTree& tree, const FeedChannel& channel, XmlNode item,
                    std::string_view origin, Draft& draft, const Limits& limits = {});

// What tells an item from all others as long as it is published: its id, else its address, else
// what it says.
std::string feed_item_key(const FeedTree& tree, const FeedChannel& channel, XmlNode item);

}  // namespace offprint
