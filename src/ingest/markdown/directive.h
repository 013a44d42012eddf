// One directive as it is written: ":::note[Title]{.class}", "::youtube{#id}", "::: tip Title".
#pragma once

#include <string>
#include <string_view>

#include "ingest/markdown/markup_words.h"

namespace offprint {

struct Directive {
  std::string_view name;   // "" of Pandoc's divisions with attributes only
  std::string_view label;  // in brackets, or what follows the name; Markdown
  AttributeWords attributes;
};

// `text` is what follows the colons, to the end of the line. False when it is no directive.
bool read_directive(std::string_view text, Directive& directive);

}  // namespace offprint
