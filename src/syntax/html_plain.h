// HTML so regular that it means what its tags say, read without the HTML5 parser: every tag has its
// other half, nothing closes or moves anything else, and character references are common ones. Most
// of what people write between Markdown is such: links, images, figures, boxes, tables.
// Thread-safe.
#pragma once

#include <forward_list>
#include <string>

#include "syntax/html_attributes.h"
#include "syntax/html_fragment.h"

namespace offprint {

// Whether the parser keeps every character as it is, but for references.
bool is_plain_text(std::string_view text);

// Where texts live whose character references were replaced.
using DecodedTexts = std::forward_list<std::string>;

// The attributes of a complete start tag; their values lie in `tag` or `decoded`. False: only the
// parser can tell.
bool read_plain_attributes(std::string_view tag, HtmlAttributes& attributes, DecodedTexts& decoded);

// As emit_html. False, with nothing emitted, when only the parser can tell what the HTML means.
bool emit_plain_html(const HtmlSource& source, FlowBuilder& builder);

}  // namespace offprint
