// cmark-gfm made safe for many threads, and its tree laid open. Only markdown_*.cc include this.
//
// cmark-gfm keeps the characters at which inline parsing stops in a global table, which every parse
// that uses its strikethrough or autolink extension fills and empties again, under the feet of
// other threads. Here the table is filled once, and the extensions in use own no characters, so
// nobody touches it again: the autolink extension is a private copy without its list, and
// strikethrough is our own, which listens to '~' but keeps its delimiters under the character 0,
// which no text holds. So does the extension for formulas, which listens to '$'.
#pragma once

#include <cmark-gfm/cmark-gfm-extension_api.h>
#include <cmark-gfm/cmark-gfm.h>
#include <cmark-gfm/node.h>

#include <cstdint>
#include <string_view>

#include "base/limits.h"

namespace offprint {

// Node types of the extensions, which no header of cmark-gfm names.
struct CmarkTypes {
  std::uint16_t table, table_row, table_cell, strikethrough;
  cmark_syntax_extension* task_list;  // owns the list items that have a mark
  cmark_syntax_extension* dollars;    // owns the code that is a formula
};
const CmarkTypes& cmark_types();

// The document's tree. It lives until the next call on this thread; nothing of it needs to be
// freed. The text must have fewer than 2^31 bytes. Thread-safe.
// With `tex_formulas`, those in dollars are code (which may stand wherever text may) that
// CmarkTypes::dollars owns, dollars included. Null when it takes more memory than `nodes` need.
// Throws DeadlineExceeded (base/deadline.h).
cmark_node* parse_with_cmark(std::string_view text, bool tex_formulas = false,
                             std::uint64_t nodes = Limits().nodes);

inline std::string_view view(const cmark_chunk& chunk) {
  return {reinterpret_cast<const char*>(chunk.data), static_cast<std::size_t>(chunk.len)};
}

}  // namespace offprint
