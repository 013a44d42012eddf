// The program's version.
#pragma once

namespace offprint {

inline constexpr const char* version = OFFPRINT_VERSION;

}  // namespace offprint
