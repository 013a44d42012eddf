// What a cover makes of its texts before any of them is set. Pure.
#pragma once

#include <string>

#include "model/cover_description.h"

namespace offprint::image {

// A long title whose second half explains the first, "Salt: a history of …", becomes a title and a
// subtitle, where there is none. Texts that say the same twice are said once.
CoverDescription arranged(CoverDescription description);

}  // namespace offprint::image
