// YAML so plain that it means what its lines say, read without libyaml: most front matter is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/value.h"

namespace offprint {

// What a plain scalar says that says nothing.
inline bool is_yaml_null(std::string_view plain) {
  return plain.empty() || plain == "~" || plain == "null" || plain == "Null" || plain == "NULL";
}

// What parse_yaml gives, positions included, of a map whose keys are words at the beginnings of
// lines, and whose values are empty, scalars on one line, or lists of these; plain, or in quotes
// without escapes; with comments and blank lines between. Nothing for any other text, or for more
// than `most_nodes` nodes. Thread-safe.
std::optional<Value> read_plain_yaml(std::string_view text, std::uint32_t first_line,
                                     std::size_t most_nodes);

}  // namespace offprint
