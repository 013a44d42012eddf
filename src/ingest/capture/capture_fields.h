// What the roles of a capture's lines say about the article: fields, each with the rule that found
// it and how sure that is.
#pragma once

#include <string_view>

#include "ingest/capture/line_roles.h"
#include "model/draft.h"

namespace offprint {

// Adds fields to the draft, and reports dates that cannot be taken (date-incomplete). Thread-safe.
void add_capture_fields(const Capture& capture, Draft& draft);

}  // namespace offprint
