// Runs gumbo safely: memory from an arena, bounded in bytes and time, left by a jump, never
// destroyed piece by piece. Only html_*.cc include this.
#pragma once

#include <gumbo.h>

#include <string_view>

namespace offprint {

enum class HtmlKind : unsigned char { fragment, page };

// The <html> element of the tree, null when the bound of bytes was reached. Throws bad_alloc when
// there is no memory, and runtime_error when the time is over. A fragment is read as if inside
// <body>, and its contents are the children. It lives until the next call on this thread, and
// points into `html`.
const GumboNode* parse_with_gumbo(std::string_view html, HtmlKind kind = HtmlKind::fragment);

}  // namespace offprint
