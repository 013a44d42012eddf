// Files as a failing disk, or somebody else, leaves them.
#pragma once

#include <string>
#include <string_view>

#include "demand.h"

namespace offprint::fuzz {

// `sound` with changes that `input` describes, five bytes each and up to 64 of them: a kind, a
// place and a length or a byte. One overwrites with all that is left of the input.
std::string damaged(std::string_view sound, Input& input);

}  // namespace offprint::fuzz
