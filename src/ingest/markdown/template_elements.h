// What template tags mean, written as HTML in a Markdown text. Texts of arguments (titles,
// captions) are Markdown, as most themes have it. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "ingest/markdown/template_scan.h"

namespace offprint {

// `value` for an HTML attribute in double quotes, on one line. Entities stay.
std::string attribute_text(std::string_view value);
// `value` for the place of a tag that stands for an address or part of one.
std::string address_text(std::string_view value, TagContext context);

// A blank line in the containers of `place`; "" where there can be none.
std::string blank_line(const TagPlace& place);
// `html`, which begins and ends a block, apart from what stands around it.
std::string as_block(std::string_view html, const TagPlace& place);

// A picture with its caption, credit and link; "" without an address. Open: the caption follows.
std::string figure_markup(const TemplateTag& tag, const TagPlace& place, bool open);
// Something shown from elsewhere, as a frame, which becomes a link; "" without an address.
std::string embed_markup(std::string_view address, std::string_view title,
                         std::string_view poster = {});
// A listing: `inner` as written between the tags.
std::string code_markup(const TemplateTag& tag, std::string_view inner, const TagPlace& place);
// What shows `text` as code inside a line.
std::string inline_code(std::string_view text);
// An aside, a quote or what can be folded. With `open`, its text follows and ends with
// `enclosure_end`; else the text is among the arguments, and "" means that there is none.
std::string enclosure_markup(const TemplateTag& tag, Meaning meaning, const TagPlace& place,
                             bool open);
std::string enclosure_end(const TemplateTag& tag, Meaning meaning, const TagPlace& place);

// The address that a tag stands for where an address belongs, or "".
std::string address_of(const TemplateTag& tag, Meaning meaning);
// A link or a file, with its text; "" without an address. With `open`, the text follows and ends
// with "</a>".
std::string link_markup(const TemplateTag& tag, Meaning meaning, bool open);

}  // namespace offprint
