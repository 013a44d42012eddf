// Tables as grids (HTML, section 4.9.12).
#pragma once

#include "model/body.h"

namespace offprint {

// Makes every row of a complete table as wide as the widest one, with empty cells at its end, and
// ends cells that would span beyond their group of rows. A table that would grow by much, or whose
// spans collide, stays as it is. Costs rows times columns, of which there are at most 1000;
// thread-safe.
void settle_grid(Body& body, NodeIndex table);

}  // namespace offprint
