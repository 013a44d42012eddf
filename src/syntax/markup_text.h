// A text of a Body as markup.
#pragma once

#include <string>
#include <string_view>

#include "model/body.h"

namespace offprint {

// Appends the text, escaped. With a class, each run of capitals (capital_runs.h) gets a `span` of
// that class, unless the text stands in a heading, in a head of a table, or in what is code.
// Thread-safe.
void append_text(std::string& out, const Body& body, NodeIndex text,
                 std::string_view capitals_class);

}  // namespace offprint
