// What a theme's style sheet may not do in a book.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/position.h"

namespace offprint {

enum class SheetKind : std::uint8_t {
  base,    // plain CSS 2.1: engines that stumble over an at-rule throw all of it away
  extras,  // anything
};

struct CssProblem {
  Position position;
  std::string message;  // "" = none
};

// The first thing in a sheet (UTF-8) that a book cannot hold: @import and every other address
// (a book shows nothing from elsewhere), `direction` and `unicode-bidi` (EPUB 3.3, section 6.3.1),
// `position: fixed`, scripts in disguise, and what is not closed. Escapes are seen through.
// Thread-safe.
CssProblem css_problem(std::string_view sheet, SheetKind kind);

// Whether some rule hides what it stands for (`display: none`, `visibility: hidden`).
bool css_hides(std::string_view sheet);

}  // namespace offprint
