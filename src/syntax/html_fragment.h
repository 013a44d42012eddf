// HTML as browsers read it, handed to a FlowBuilder element by element. The door to gumbo.
#pragma once

#include <string_view>

#include "syntax/html_elements.h"
#include "syntax/html_flow.h"

namespace offprint {

class StandIns;

struct HtmlSource {
  std::string_view html;
  Position position;  // where it begins in its document
  // When not empty: elements and attributes whose names begin with this are ours
  // (markdown_whole.h), and positions are taken from them.
  std::string_view marker = {};
  StandIns* long_texts = nullptr;  // those that are not in `html` themselves
};

// Parses as if inside <body>. False, with a diagnostic, when the HTML is more than the parser can
// be trusted with.
bool emit_html(const HtmlSource& source, FlowBuilder& builder);
// The same, by the parser even where the HTML is plain enough to be read without it.
bool emit_parsed_html(const HtmlSource& source, FlowBuilder& builder);

// Starts the element of one start tag, which the caller ends with builder.end(); for void elements,
// all of it. `rule` is the one of the tag's name, of an element that is kept or unwrapped, or
// unknown. False: nothing was started.
bool emit_start_tag(const HtmlSource& tag, const HtmlRule& rule, std::string_view name,
                    FlowBuilder& builder);

}  // namespace offprint
