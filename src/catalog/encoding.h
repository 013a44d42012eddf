// An Article's header (all but its body) as bytes, and back.
#pragma once

#include <string>
#include <string_view>

#include "model/article.h"

namespace offprint {

// Thread-safe.
std::string encode_header(const Article& article);
// The body stays empty. Throws Error{environment} for bytes that encode_header did not make.
// Thread-safe.
Article decode_header(std::string_view bytes);

}  // namespace offprint
