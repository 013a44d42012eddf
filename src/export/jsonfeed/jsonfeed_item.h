// One item of a JSON Feed.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/person.h"
#include "model/record.h"
#include "syntax/json.h"

namespace offprint {

// Writes the item of `record` as an object. `content_html` is always there, for an item must have
// content. Thread-safe.
void write_item(JsonWriter& writer, const Record& record, std::string_view content_html);

// `authors` as JSON Feed wants them (name, url), nothing when there are none.
void write_authors(JsonWriter& writer, const std::vector<Person>& authors);

}  // namespace offprint
