// YAML 1.2 (libyaml) to Value, with positions. Front matter and configuration are read through this
// door.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"

namespace offprint {

struct SyntaxProblem {
  Position position;
  std::string message;
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

inline constexpr std::size_t most_yaml_nodes = 100'000;

// One document. Aliases, nesting deeper than 64 and more nodes than `most_nodes` are problems.
// `first_line` is the line of the text's first line in its file. Thread-safe.
YamlResult parse_yaml(std::string_view text, std::uint32_t first_line = 1,
                      EqualKeys equal_keys = EqualKeys::problem,
                      std::size_t most_nodes = most_yaml_nodes);

}  // namespace offprint
