// What the tags of MDX mean, as the HTML that stands for them in Markdown.
#pragma once

#include <string>
#include <string_view>

#include "ingest/markdown/jsx_scan.h"

namespace offprint {

enum class MdxRole : std::uint8_t {
  html,     // one of HTML's elements
  unknown,  // a component that only its site knows
  box,
  group,
  titled,
  folded,
  picture,
  link,
  embed,
};

MdxRole role_of(const JsxTag& tag);

// The HTML that an opening tag becomes, and the end tag of what it opened.
struct MdxMarkup {
  std::string opening;  // of blocks, lines without an end; blank lines have to go around it
  std::string closing;  // "" when nothing is open
  bool block = false;
  std::string lost;  // the first attribute whose value cannot be known; "" = none
};

// `tag` is no closing one.
MdxMarkup markup_of(const JsxTag& tag, MdxRole role, const MdxImports& imports);

}  // namespace offprint
