// One item of an RSS feed.
#pragma once

#include <string>
#include <string_view>

#include "model/record.h"

namespace offprint {

// Subject advisories are `media:rating` with this scheme: they say what an article is about, and
// are no rating of its audience.
inline constexpr std::string_view advisory_scheme = "urn:offprint:advisory";

// The `<item>` of `record` with its lines indented to stand in a channel. Thread-safe.
std::string rss_item(const Record& record, std::string_view content_html);

}  // namespace offprint
