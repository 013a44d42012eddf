// HTML as browsers read it (WHATWG HTML, section 13), into a Body.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "model/body.h"

namespace offprint {

// Parses an HTML fragment, as if inside <body>, and appends what it means to `parent`. `position`
// is where the fragment begins in document `origin`. Never executes or fetches, and throws
// DeadlineExceeded alone (base/deadline.h); hostile input costs bounded time and memory and gives
// one error diagnostic. Thread-safe.
void parse_html_fragment(std::string_view html, std::string_view origin, Position position,
                         Body& body, NodeIndex parent, Diagnostics& diagnostics,
                         const Limits& limits = {});

}  // namespace offprint
