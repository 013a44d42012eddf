// What must hold of any body.
#pragma once

#include "model/body.h"

namespace offprint::fuzz {

// Aborts unless its markup is well-formed XML without scripts, event handlers, styling and
// addresses that run something, and its formulas are MathML Core.
void check_markup(const Body& body);

}  // namespace offprint::fuzz
