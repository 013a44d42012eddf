// The character references of HTML that need no parser: those that end with a semicolon and that
// people write. Thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

enum class ReferencePlace { text, attribute };

// A whole text, or a whole value of an attribute, with its references replaced as the parser does
// (WHATWG HTML, section 13.2.5.72). Nothing when only the parser can tell what some `&` means.
std::optional<std::string> decode_plain_references(std::string_view text, ReferencePlace place);

}  // namespace offprint
