// YAML 1.2 (libyaml) to Value, with positions. Front matter and configuration are read through this
// door.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "model/value.h"

namespace offprint {

struct SyntaxProblem {
  Position position;
  std::string message;
  Limit limit = nullptr;  // that is exceeded, when that is the problem
};

// What data may cost, whatever its syntax.
struct DataLimits {
  std::uint64_t bytes = Limits().front_matter_bytes;  // of TOML
  std::uint64_t depth = Limits().front_matter_depth;
  std::uint64_t values = Limits().front_matter_values;
};

// A key that its map had already.
struct RepeatedKey {
  std::string key;
  Position position;       // of the later one
  Position first;          // of the one before
  bool same_text = false;  // both have one scalar with the same text
};

// What becomes of a map with two equal keys: nothing, or the later value counts and the earlier one
// is told of.
enum class EqualKeys : std::uint8_t { problem, last_counts };

struct YamlResult {
  Value value;  // null for an empty document
  std::optional<SyntaxProblem> problem;
  std::vector<RepeatedKey> repeated = {};  // with EqualKeys::last_counts
};

// One document. Aliases, and what exceeds `limits`, are problems. `first_line` is the line of the
// text's first line in its file. Thread-safe.
YamlResult parse_yaml(std::string_view text, std::uint32_t first_line = 1,
                      EqualKeys equal_keys = EqualKeys::problem, const DataLimits& limits = {});

}  // namespace offprint
