// One item of an RSS feed.
#pragma once

#include <string>
#include <string_view>

#include "model/record.h"

namespace offprint {

// The `<item>` of `record` with its lines indented to stand in a channel of `site`.
// Thread-safe.
std::string rss_item(const Record& record, const Site& site, std::string_view content_html);

}  // namespace offprint
