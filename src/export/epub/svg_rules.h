// What an SVG picture in a book may hold.
#pragma once

#include <string_view>

namespace offprint::svg {

inline constexpr std::string_view svg_namespace = "http://www.w3.org/2000/svg";
inline constexpr std::string_view xhtml_namespace = "http://www.w3.org/1999/xhtml";

// Whether an element of SVG, by its local name, only draws.
bool draws(std::string_view element);

// Of "xlink:href": "href" and "xlink"; of "href": "href" and "".
std::string_view local_name(std::string_view name);
std::string_view prefix(std::string_view name);

// Whether style rules or a value like them fetch something: url() of more than a fragment, @import,
// or escapes that could hide either.
bool reaches_outside(std::string_view css);

// Whether a reference leads to the same file, or to a picture that it holds.
bool is_inner_reference(std::string_view value);

}  // namespace offprint::svg
