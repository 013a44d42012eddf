// One item of an RSS feed.
#pragma once

#include <string>
#include <string_view>

#include "model/feed_spec.h"
#include "model/record.h"

namespace offprint {

// The `<item>` of `record` with its lines indented to stand in a channel of `site`. Namespaces that
// not every feed has are declared in it, but those of a podcast's channel.
// Thread-safe.
std::string rss_item(const Record& record, const Site& site, const FeedSpec& spec,
                     std::string_view content_html);

}  // namespace offprint
