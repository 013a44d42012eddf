// Markdown with what site generators, wikis and note-taking programs add to it: parse_markdown with
// everything around it that is not CommonMark.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/body.h"
#include "model/draft.h"
#include "syntax/markdown_parser.h"

namespace offprint {

enum class MarkdownKind : std::uint8_t { plain, mdx };

// As parse_markdown (syntax/markdown_parser.h), whose arguments these are; `fields` are those of
// the front matter, which templates may refer to. See template_text.h, container_blocks.h,
// wiki_syntax.h, body_extras.h and, for MDX, mdx.h.
Body parse_extended_markdown(std::string_view text, MarkdownKind kind, std::string_view origin,
                             std::uint32_t first_line, Diagnostics& diagnostics,
                             const std::vector<Field>& fields = {},
                             const MarkdownOptions& options = {});

}  // namespace offprint
