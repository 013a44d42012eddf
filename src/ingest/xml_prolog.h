// What an XML document says of itself before it begins (XML 1.0, section 2.8).
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The encoding that the XML declaration names, in lower case; "" without one, and for bytes of
// which ASCII is no part. Thread-safe.
std::string xml_encoding(std::string_view bytes);

// The name of the outermost element, with its prefix, as written; "" when `beginning` ends before
// it, or is no XML. Thread-safe.
std::string_view xml_root_name(std::string_view beginning);

}  // namespace offprint
