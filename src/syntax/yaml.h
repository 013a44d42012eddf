// YAML 1.2 (libyaml) to Value, with positions. Front matter and configuration are read through this
// door.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/value.h"

namespace offprint {

struct SyntaxProblem {
  Position position;
  std::string message;
};

struct YamlResult {
  Value value;  // null for an empty document
  std::optional<SyntaxProblem> problem;
};

// One document. Aliases, duplicate keys, nesting deeper than 64 and more than 100,000 nodes are
// problems. `first_line` is the line of the text's first line in its file. Thread-safe.
YamlResult parse_yaml(std::string_view text, std::uint32_t first_line = 1);

}  // namespace offprint
