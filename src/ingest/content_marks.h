// What markup of feeds says in characters and wrappers, for want of better.
#pragma once

#include <string>

#include "model/body.h"

namespace offprint {

// When one `<div dir>` holds all of the body, unwraps it and gives its direction: "rtl", "ltr",
// "auto"; else "". Thread-safe.
std::string take_direction(Body& body);

// List items that begin with a ballot box (U+2610, U+2611) and a blank become tasks. Thread-safe.
void mark_tasks(Body& body);

}  // namespace offprint
