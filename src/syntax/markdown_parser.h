// CommonMark with GitHub's extensions (tables, strikethrough, autolinks, task lists, footnotes),
// straight into a Body. Follows CommonMark 0.29 and the GFM specification, as cmark-gfm implements
// them.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "model/body.h"

namespace offprint {

struct MarkdownOptions {
  Limits limits = {};
  bool tex_formulas = false;  // `$…$` and `$$…$$` are formulas (tex_formulas.h)
};

// Parses `text` (UTF-8, NFC or not) whose first line is line `first_line` of document `origin`. Raw
// HTML becomes the elements it means: inline tags are paired in place, blocks that balance go
// through the HTML parser as fragments, and only what defies both sends the whole document through
// it; all ways give the same tree. What Body cannot hold is dropped with a diagnostic (script,
// style, forms …: loss) or unwrapped. Limits that are exceeded are one error each. Throws
// DeadlineExceeded alone (base/deadline.h). Any number of
// threads may parse at once, with the same result as one.
Body parse_markdown(std::string_view text, std::string_view origin, std::uint32_t first_line,
                    Diagnostics& diagnostics, const MarkdownOptions& options = {});

}  // namespace offprint
