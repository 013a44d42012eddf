// One item of an RSS feed.
#pragma once

#include <string>
#include <string_view>

#include "model/record.h"

namespace offprint {

// Subject advisories are `media:rating` with this scheme: they say what an article is about, and
// are no rating of its audience.
inline constexpr std::string_view advisory_scheme = "urn:offprint:advisory";

// Namespace of the elements for what neither RSS nor a well-known extension has a name for (slug,
// subtitle, dek, section, series, dates without a time, sort names, direction, another site). The
// items that use them declare it as `offprint`; from them the reader of feeds makes the same
// record.
inline constexpr std::string_view own_namespace = "urn:offprint:record";

// The `<item>` of `record` with its lines indented to stand in a channel of `site`.
// Thread-safe.
std::string rss_item(const Record& record, const Site& site, std::string_view content_html);

}  // namespace offprint
