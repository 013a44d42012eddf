// JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/), also as offprint writes it.
#pragma once

#include <memory>
#include <string_view>

#include "ingest/reader.h"

namespace offprint {

// One document an item, in the order of the file; Draft::origin ends in the hash of the item's id.
// What the feed says for all of its items (title, home page, language, authors) each item says,
// unless it says otherwise. Positions are those of the JSON values; what is inside of
// `content_html` stands where that string begins.
//
// A file that is no JSON, or no feed, gives one Draft with an error (json-feed-damaged), and so
// does an item that is no object. More than 64 MB or more than 100,000 items are one error
// (document-too-large).
std::unique_ptr<Reader> open_jsonfeed(SourceFile file);

// Whether the file's beginning names a version of JSON Feed.
bool recognizes_jsonfeed(std::string_view beginning);

}  // namespace offprint
