// Runs gumbo safely: memory from an arena, bounded in bytes and time, left by a jump, never
// destroyed piece by piece. Only html_*.cc include this.
#pragma once

#include <gumbo.h>

#include <cstdint>
#include <string_view>

#include "base/limits.h"

namespace offprint {

enum class HtmlKind : unsigned char { fragment, page };

// The <html> element of the tree, null when it takes more memory than `nodes` need. Throws
// bad_alloc when there is none, and DeadlineExceeded (base/deadline.h). A fragment is read as if
// inside <body>, and its contents are the children. It lives until the next call on this thread,
// and points into `html`.
const GumboNode* parse_with_gumbo(std::string_view html, HtmlKind kind = HtmlKind::fragment,
                                  std::uint64_t nodes = Limits().nodes);

}  // namespace offprint
