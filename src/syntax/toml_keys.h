// What toml++ must not be given: its limit of depth does not hold for dotted keys, and takes a
// stack's worth of them for as many tables, each inside the one before.
#pragma once

#include <optional>
#include <string_view>

#include "base/position.h"

namespace offprint {

// The place of the first key with more than 64 parts in a text whose first line is
// line 1; nothing when there is none. Linear; any text may be given. Thread-safe.
std::optional<Position> toml_key_too_long(std::string_view text);

}  // namespace offprint
