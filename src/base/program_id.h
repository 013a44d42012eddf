// Which program this is.
#pragma once

#include <cstdint>

namespace offprint {

// A hash of the build ids that the linker gave to the program and to every library that is loaded
// with it (ELF notes NT_GNU_BUILD_ID): other code has another one, wherever it lies. Thread-safe.
std::uint64_t program_id();

}  // namespace offprint
