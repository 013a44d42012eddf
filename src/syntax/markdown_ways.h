// The two ways from cmark's tree, with raw HTML in it, to a Body. They give the same tree; the
// first is fast, and declines what it cannot do.
#pragma once

#include <string_view>

#include "syntax/html_flow.h"
#include "syntax/markdown_parser.h"
#include "syntax/markdown_walk.h"

namespace offprint {

// Inline tags are paired among their siblings, blocks that stand alone are parsed as fragments.
// False: the raw HTML defies this, and what was built is to be thrown away.
bool build_in_place(const cmark_node* document, MarkdownPositions& positions, FlowBuilder& builder);

// The document as HTML goes through the HTML parser as a whole, and each note by itself. What HTML
// has no element for travels under names that do not occur in `text`, the Markdown. False:
// characters that XML cannot hold were dropped on the way.
bool build_whole(const cmark_node* document, std::string_view text, MarkdownPositions& positions,
                 FlowBuilder& builder);

// parse_markdown by the second way only: for tests.
Body parse_markdown_whole(std::string_view text, std::string_view origin, std::uint32_t first_line,
                          Diagnostics& diagnostics, const MarkdownOptions& options = {});

}  // namespace offprint
