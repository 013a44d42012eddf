// What offprint's own RSS says beyond RSS: elements in the namespace "urn:offprint:record" and
// advisories (export/rss/rss_item.h), read back.
#pragma once

#include <vector>

#include "ingest/feed/feed_tree.h"
#include "ingest/tag_codes.h"
#include "model/draft.h"

namespace offprint {

// Appends the fields that `item` states so. They say more than the item's other elements, and come
// before them. Thread-safe.
void read_own_elements(const FeedTree& tree, XmlNode item, std::vector<Field>& fields);

// Whether the item says that what its format demands ("author", "updated") is not known: what
// stands there says nothing.
bool says_unknown(const FeedTree& tree, XmlNode item, std::string_view what);

// What the item says that other schemes call its tags.
std::vector<StatedCode> read_own_codes(const FeedTree& tree, XmlNode item);

}  // namespace offprint
