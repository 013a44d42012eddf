// Lines that are lists of places on a site.
#pragma once

#include <string_view>

namespace offprint {

// "Home > Sea > Tools": at least two steps with arrows between them, each short; with slashes or
// colons, at least three. In any script.
bool is_breadcrumb(std::string_view text);

// "Home | Rope | Canvas": at least three short names with bars or dots between them.
bool is_menu_row(std::string_view text);

}  // namespace offprint
