// What items of RSS and Atom feeds have in common: Media RSS, and the elements of offprint's own.
// All functions append whole lines that begin with `indent` blanks. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "model/feed_spec.h"
#include "model/record.h"

namespace offprint {

inline constexpr std::string_view media_namespace = "http://search.yahoo.com/mrss/";

// Subject advisories are `media:rating` with this scheme: they say what an article is about, and
// are no rating of its audience.
inline constexpr std::string_view advisory_scheme = "urn:offprint:advisory";

// Namespace of the elements for what neither the format nor a well-known extension has a name for
// (slug, subtitle, dek, section, series, dates without a time, sort names, direction, another
// site). The items that use them declare it as `offprint`; from them the reader of feeds makes the
// same record.
inline constexpr std::string_view own_namespace = "urn:offprint:record";

// How often the feed changes (RSS 1.0 module Syndication); nothing when nobody said so. The feed
// declares the namespace as `sy`.
inline constexpr std::string_view syndication_namespace =
    "http://purl.org/rss/1.0/modules/syndication/";
void append_updates(std::string& out, int indent, const FeedSpec& feed);

// The lead image with all that is known of it, named twice: readers look for either element.
void append_lead_picture(std::string& out, int indent, const Record& record);

void append_advisories(std::string& out, int indent, const Record& record);

// When the article expires, as PRISM says it; nothing when it never does.
void append_expiry(std::string& out, int indent, const Record& record);

// Whether the feed says no more of an author than a name.
enum class AuthorForm : std::uint8_t { name, name_and_address };

// What else is to be said of an article of a feed of `site` whose authors are written as `form`
// says.
void append_own_elements(std::string& out, int indent, const Record& record, const Site& site,
                         AuthorForm form);

// "audio/mpeg"; never empty.
std::string_view media_type_of(const Enclosure& enclosure);

}  // namespace offprint
