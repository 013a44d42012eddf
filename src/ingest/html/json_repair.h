// JSON as templates damage it, made JSON again.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// Takes off wrappers (<!-- … -->, //<![CDATA[ … ]]>, a byte order mark, a last semicolon) and
// comments outside of strings, decodes HTML's references when all quotes are such, escapes raw
// control characters inside of strings, drops commas before a closing bracket, doubled commas and
// backslashes that escape nothing, and escapes quotes that do not end their string. Sound JSON
// stays as it is. Linear, thread-safe.
std::string repair_json(std::string_view text);

}  // namespace offprint
