// TOML so plain that it means what its lines say, read without toml++: most front matter is.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/value.h"

namespace offprint {

// What parse_toml gives, positions included, of a text of some kilobytes whose lines are
// "key = value" or "[table]", with words for keys, and for values switches, dates, strings without
// escapes, or lists of these strings on one line; with comments and blank lines between. Nothing
// for any other text. Thread-safe.
std::optional<Value> read_plain_toml(std::string_view text, std::uint32_t first_line);

}  // namespace offprint
