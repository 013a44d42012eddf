// The names that sources give to their metadata.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/draft.h"
#include "model/value.h"

namespace offprint {

struct KnownKey {
  std::string key;  // "published_at"
  FieldName field;
};

// The whole table (field_names.def), in order.
const std::vector<KnownKey>& known_keys();

// Turns the members of a metadata map into fields, by the table. Keys that are unknown but look
// like a known one are reported (front-matter-key-unknown); others mean something to somebody else.
std::vector<Field> read_fields(const Value& map, std::string_view origin, Diagnostics& diagnostics);

}  // namespace offprint
