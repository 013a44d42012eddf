// A Record as `offprint show` prints it.
#pragma once

#include <string>

#include "model/record.h"

namespace offprint {

// schemas/article.schema.json, indented, ending in a line end.
std::string record_as_json(const Record& record);

// For reading in a terminal: the fields, then the beginning of the text. With `explain`, each
// field's provenance.
std::string record_as_text(const Record& record, bool explain);

// A whole HTML page with the article as feeds would carry it.
std::string record_as_html(const Record& record);

}  // namespace offprint
