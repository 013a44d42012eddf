// Diagnostics as the catalog keeps them.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"

namespace offprint {

std::string encode_diagnostics(const Diagnostics& diagnostics);
// Throws Error{environment} for bytes that encode_diagnostics did not make.
Diagnostics decode_diagnostics(std::string_view bytes);

}  // namespace offprint
