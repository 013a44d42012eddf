// An HTML page that links everything that a build has written, so that the served folder has an
// entrance. It needs no script and nothing from elsewhere.
#pragma once

#include <vector>

#include "export/listing.h"

namespace offprint {

// Feeds that the page's head tells of. Those of all articles come first: readers offer what they
// find there as a list.
inline constexpr std::size_t most_discovered_feeds = 40;

// Links are relative, so that the page works wherever the folder lies. Thread-safe.
std::vector<ListingFile> make_index_page(const ListingContext& context, Diagnostics& diagnostics);

}  // namespace offprint
