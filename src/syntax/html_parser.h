// HTML as browsers read it (WHATWG HTML, section 13), into a Body.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/diagnostic.h"
#include "model/body.h"
#include "syntax/markdown_parser.h"

namespace offprint {

// Parses an HTML fragment, as if inside <body>, and appends what it means to `parent`. `position`
// is where the fragment begins in document `origin`. Never executes, fetches or throws; hostile
// input costs bounded time and memory and gives one error diagnostic. Thread-safe.
void parse_html_fragment(std::string_view html, std::string_view origin, Position position,
                         Body& body, NodeIndex parent, Diagnostics& diagnostics,
                         const ParseLimits& limits = {});

}  // namespace offprint
