// What toml++ must not be given: its limit of depth does not hold for dotted keys, and takes a
// stack's worth of them for as many tables, each inside the one before; and what it does with
// letters beyond ASCII outside strings is undefined, though TOML allows them in comments alone.
#pragma once

#include <optional>
#include <string_view>

#include "base/position.h"

namespace offprint {

struct TomlHazard {
  Position position;
  std::string_view message;  // "a key of too many parts"
};

// The first key with more than 64 parts, or the first letter beyond ASCII outside strings and
// comments, in a text whose first line is line 1; nothing when there is neither. Linear; any text
// may be given. Thread-safe.
std::optional<TomlHazard> find_toml_hazard(std::string_view text);

}  // namespace offprint
