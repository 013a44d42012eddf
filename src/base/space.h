// White space in text that grows. Thread-safe.
#pragma once

#include <cstddef>
#include <string>

namespace offprint {

// collapse_space (unicode.h) of what `text` has from `begin` on, in its place. Free of allocation
// where nothing is to be done, as with most text.
void collapse_space_from(std::string& text, std::size_t begin);

}  // namespace offprint
