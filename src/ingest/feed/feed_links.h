// Where an item stands on the web, and what goes with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ingest/feed/feed_tree.h"
#include "model/draft.h"

namespace offprint {

// What `base` is to relative addresses of a part: the feed's, changed by every xml:base around it.
struct FeedAddress {
  std::string url;
  XmlNode node = no_xml_node;
};

// The text of an element that is an address, or its `href`, resolved; "" when there is none.
std::string feed_address(const FeedTree& tree, XmlNode node, std::string_view base);

// The page of an item or a site: what is called canonical, what FeedBurner says it was before,
// RSS's `link`, Atom's alternate one, else a guid that is a permalink. Thread-safe, as all here.
std::optional<FeedAddress> find_page_address(const FeedTree& tree, const FeedParts& parts,
                                             std::string_view base);

// An Atom link of this relation, resolved; "" when there is none.
std::string find_related_address(const FeedTree& tree, const FeedParts& parts,
                                 std::string_view relation, std::string_view base);

// Appends the fields `image` (best first) and `enclosures` (a list of maps with url, type, length
// and title).
void read_feed_media(const FeedTree& tree, const FeedParts& parts, std::string_view base,
                     std::vector<Field>& fields);

}  // namespace offprint
