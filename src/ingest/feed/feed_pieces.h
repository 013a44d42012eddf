// A feed that is not well-formed, read as far as it goes: behind a mistake it begins again with the
// next item.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/feed/feed_tree.h"
#include "syntax/xml.h"

namespace offprint {

// What lies between two mistakes, as a feed by itself. Positions are those in the whole feed.
struct FeedPiece {
  FeedPiece(std::string_view text, const XmlOptions& options) : xml(text, options), tree(xml) {}

  XmlDocument xml;
  FeedTree tree;
  bool is_last = true;  // no piece follows
};

// At least one piece, of a well-formed feed the only one; those that follow have items. After so
// many mistakes that reading on would take too long, the rest is left out. Thread-safe.
std::vector<std::unique_ptr<FeedPiece>> read_feed_pieces(std::string_view text,
                                                         const XmlOptions& options);

}  // namespace offprint
