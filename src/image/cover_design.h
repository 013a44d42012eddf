// The designs of covers: what stands where, how large, on which ground. Lengths are pixels of the
// master, 1600 x 2560; all text stands in its central 1360 x 2080, for shelves crop the rest.
#pragma once

#include <string>

#include "base/cover_description.h"
#include "image/cover_setter.h"

namespace offprint::image {

// The face of a design, by its name.
TypeStyle style_of(const std::string& design);

// Draws all of it; texts must be settable. Throws Failure when the title is too long to be read.
void draw_cover(cairo_t* cairo, const CoverSetter& setter, const CoverDescription& description);

}  // namespace offprint::image
