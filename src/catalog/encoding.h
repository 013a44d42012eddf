// An Article's header (all but its body) as bytes, and back.
#pragma once

#include <string>
#include <string_view>

#include "model/article.h"

namespace offprint {

// All but the body, and the keys of links, which facts have. Thread-safe.
std::string encode_header(const Article& article);
// Body and keys of links stay empty. Throws Error{environment} for bytes that encode_header did not
// make. Thread-safe.
Article decode_header(std::string_view bytes);

}  // namespace offprint
