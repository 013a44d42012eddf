// One item of a JSON Feed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/feed_spec.h"
#include "model/person.h"
#include "model/record.h"
#include "syntax/json.h"

namespace offprint {

// Writes the item of `record` as an object. Its content, or the summary alone, is always there,
// for an item must have content. `site` is the feed's: articles of another one say so. What JSON
// Feed has no member for stands in `_offprint`, from which the reader of JSON Feeds makes the same
// record. Thread-safe.
void write_item(JsonWriter& writer, const Record& record, const Site& site, FeedTexts texts,
                std::string_view content_html);

// `authors` as JSON Feed wants them (name, url), nothing when there are none.
void write_authors(JsonWriter& writer, const std::vector<Person>& authors);

}  // namespace offprint
