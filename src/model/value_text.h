// Texts that a map of a configuration or a profile holds.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"

namespace offprint {

// The member's text; "" when it is absent or no text. Thread-safe.
std::string member_text(const Value& map, std::string_view key);

// A text as a list of one, or a list's texts; empty when the member is absent. Thread-safe.
std::vector<std::string> member_texts(const Value& map, std::string_view key);

}  // namespace offprint
