// The literal table that says what each HTML tag becomes in a Body. What is not in it is unknown
// and unwrapped.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/body.h"

namespace offprint {

enum class HtmlAction : std::uint8_t {
  keep,           // becomes `element`
  unwrap,         // inline or neutral: its contents stay
  unwrap_block,   // stands on its own lines: a division, or nothing at the top
  embed,          // plays or runs: becomes a link
  drop_active,    // script and what needs it: dropped with its contents
  drop_style,     // a style sheet
  drop_form,      // form controls
  drop_drawing,   // SVG
  formula,        // MathML: what walks the tree reads all of it
  drop_metadata,  // says nothing to readers: dropped, without a word if it does nothing either
  unknown,
};

struct HtmlRule {
  std::string_view tag;  // lower case
  HtmlAction action;
  Element element = Element::span;
  bool inline_safe = false;  // in Markdown, may be paired in place among its siblings
};

// `tag` in lower case. Never fails: an `unknown` rule for other tags. Thread-safe.
const HtmlRule& html_rule(std::string_view tag);

bool is_void_tag(std::string_view tag);

}  // namespace offprint
