// What a cover is told, and what it makes of its texts before any of them is set. Pure.
#pragma once

#include <string_view>

#include "base/cover_description.h"

namespace offprint::image {

// Throws Failure for what is no description: unknown names, colors that are none, overlong texts,
// bytes that are not UTF-8.
CoverDescription read_description(std::string_view text);

// A long title whose second half explains the first, "Salt: a history of …", becomes a title and a
// subtitle, where there is none. What would be said twice is said once.
CoverDescription arranged(CoverDescription description);

}  // namespace offprint::image
