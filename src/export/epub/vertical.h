// Japanese and Chinese from top to bottom.
#pragma once

#include <string>
#include <string_view>

#include "model/record.h"

namespace offprint {

// Whether lines of this language may run from top to bottom.
bool is_vertical_language(std::string_view language);

// Whether the article can be set so: tables and code cannot, and pages have one direction.
bool can_stand_vertical(const Record& record);

// The markup with numbers of one or two digits, and of marks like "!?", upright within the line
// (text-combine-upright), but not in code and links' addresses.
std::string with_upright_digits(std::string_view markup);

}  // namespace offprint
