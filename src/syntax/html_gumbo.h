// Runs gumbo safely: memory from an arena, bounded in bytes and time, left by a jump, never
// destroyed piece by piece. Only html_*.cc include this.
#pragma once

#include <gumbo.h>

#include <string_view>

namespace offprint {

// The <html> element of the fragment's tree, whose children are the contents; null when a bound was
// reached. It lives until the next call on this thread, and points into `html`.
const GumboNode* parse_with_gumbo(std::string_view html);

}  // namespace offprint
