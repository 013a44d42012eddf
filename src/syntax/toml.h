// TOML 1.0 (toml++) to Value, with positions: front matter and data files are read through this
// door.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/value.h"
#include "syntax/yaml.h"

namespace offprint {

struct TomlResult {
  Value value;  // a map
  std::optional<SyntaxProblem> problem;
};

// Members come in the order of the source; dates, numbers and switches keep their spelling. Keys of
// more than 64 parts, and what exceeds `limits`, are problems; toml++ has no more than 256 levels.
// `first_line` is the line of the text's first line in its file. Thread-safe.
TomlResult parse_toml(std::string_view text, std::uint32_t first_line = 1,
                      const DataLimits& limits = {});

}  // namespace offprint
