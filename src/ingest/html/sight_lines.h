// A page as a reader sees it: lines of text in order, each with where it stands.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/html_page.h"

namespace offprint {

// The text of one block, or of what of it stands between the blocks inside it.
struct SightLine {
  PageNode first = no_page_node;  // text nodes
  PageNode last = no_page_node;
  std::string text;  // white space collapsed, never empty
};

// Scripts, styles, forms' controls, drawings and what is hidden left out; a line break ends a line.
// Linear, thread-safe.
std::vector<SightLine> read_sight_lines(const HtmlPage& page);

// What of `node` is in sight, as one line.
std::string visible_text(const HtmlPage& page, PageNode node);

// The index of the first line that begins at `node` or after it; lines.size() when there is none.
std::size_t first_line_at(const std::vector<SightLine>& lines, PageNode node);

// Whether an element of this tag begins a new line.
bool is_block_tag(std::string_view tag);
// Whether this element and all in it are out of sight.
bool is_hidden(const HtmlPage& page, PageNode node);

// What a name given by `class`, `id` and the like tells of an element.
enum class Mark : std::uint8_t { byline, no_byline, date, modified, dek, tags };
// Class, id and such of an element, in lower case, "" for none.
std::string names_of(const HtmlPage& page, PageNode node);
bool has_mark(std::string_view names, Mark mark);

}  // namespace offprint
