// The charset that a page declares in its first bytes.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// From <meta charset>, <meta http-equiv="Content-Type"> or an XML declaration (WHATWG HTML,
// section 13.2.3.2), in lower case; "" when there is none. Thread-safe.
std::string declared_charset(std::string_view bytes);

}  // namespace offprint
