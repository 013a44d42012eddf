// A Draft as `offprint show --format draft` prints it: what a reader read, before anything is
// decided about it.
#pragma once

#include <string>

#include "model/draft.h"

namespace offprint {

// One JSON object on one line, ending in a line end: `origin`, `format`, `is_article`, `scope`,
// `fields` (each with name, key, value, position, rule and confidence, in the order in which they
// are preferred), `people`, `attachments`, `body_html`, and `diagnostics`. Values are as written:
// every scalar is a string, null is null. Links and images have the addresses that the reader gave
// them. Thread-safe.
std::string draft_as_json(const Draft& draft);

}  // namespace offprint
