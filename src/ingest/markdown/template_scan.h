// Finds template syntax outside code in a Markdown text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/markdown/block_lines.h"
#include "ingest/markdown/template_names.h"
#include "ingest/markdown/template_tag.h"

namespace offprint {

// What a tag stands in.
enum class TagContext : std::uint8_t {
  text,
  destination,  // of a Markdown link or image
  quoted,       // a Markdown link's title, an HTML tag's attribute
};

struct TagPlace {
  TagContext context = TagContext::text;
  bool line_begins = false;  // nothing but marks of containers and other tags before it
  bool line_ends = false;    // nothing but blanks after it
  bool in_html = false;      // in a block of raw HTML, where a blank line would change the meaning
  bool on_one_line = false;  // in a heading or table, which line ends would break
  std::string prefix;        // what a new line in the same containers begins with
};

struct FoundTag {
  enum class Kind : std::uint8_t {
    tag,
    verbatim,    // with what is inside and the closing tag
    raw,         // the tags around text that is no template
    attributes,  // kramdown's
    contents,    // where a table of contents is wanted
    path_mark,   // Pelican's
  };
  Kind kind = Kind::tag;
  TemplateTag tag;  // of other kinds than tag, verbatim and raw: only its place
  Meaning meaning = Meaning::unknown;
  TagPlace place;
  std::size_t inner_begin = 0, inner_end = 0;  // of Kind::verbatim
};

// In the order of the text; none overlap. `text` must outlive what is found. Linear time.
std::vector<FoundTag> find_templates(std::string_view text, LineRules rules = {});

}  // namespace offprint
