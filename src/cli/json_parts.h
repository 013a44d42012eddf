// Parts that all JSON of `offprint show` has in common.
#pragma once

#include "base/diagnostic.h"
#include "syntax/json.h"

namespace offprint {

// "position": {"line": 3, "column": 7}, null when it is unknown.
void write_position(JsonWriter& json, Position position);

// "diagnostics": […].
void write_diagnostics(JsonWriter& json, const Diagnostics& diagnostics);

}  // namespace offprint
