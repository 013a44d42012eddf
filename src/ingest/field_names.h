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

// Turns the members of a metadata map into fields, by the table and in its order, so that of
// several fields of one name the best is first. A key that is unknown but looks like a known one is
// reported (front-matter-key-unknown), unless its field is stated anyway; others mean something to
// somebody else. Thread-safe.
std::vector<Field> read_fields(const Value& map, std::string_view origin, Diagnostics& diagnostics);

}  // namespace offprint
