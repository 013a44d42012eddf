// HTML so regular that it means what its tags say, read without the HTML5 parser: every tag has its
// other half, nothing closes anything else, and there are no character references. Most of what
// people write between Markdown is such: links, images, figures, boxes. Thread-safe.
#pragma once

#include "syntax/html_attributes.h"
#include "syntax/html_fragment.h"

namespace offprint {

// The attributes of a complete start tag. False: only the parser can tell.
bool read_plain_attributes(std::string_view tag, HtmlAttributes& attributes);

// As emit_html. False, with nothing emitted, when only the parser can tell what the HTML means.
bool emit_plain_html(const HtmlSource& source, FlowBuilder& builder);

}  // namespace offprint
