// One item of a JSON Feed, as a Draft.
#pragma once

#include "base/limits.h"
#include "model/draft.h"
#include "model/value.h"

namespace offprint {

// Adds the fields and the body of `item`, a map, to `draft`, whose origin is set. `feed` is the
// map of the feed that it stands in; `file` is the origin that diagnostics name. Thread-safe.
void read_jsonfeed_item(const Value& item, const Value& feed, std::string_view file, Draft& draft,
                        const Limits& limits = {});

}  // namespace offprint
