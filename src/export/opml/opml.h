// OPML 2.0 (http://opml.org/spec2.opml): a subscription list of all feeds.
#pragma once

#include <vector>

#include "export/listing.h"

namespace offprint {

// Feeds of a family (one for each tag) stand in an outline of their own. Thread-safe.
std::vector<ListingFile> make_opml(const ListingContext& context, Diagnostics& diagnostics);

}  // namespace offprint
