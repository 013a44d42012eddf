// The metadata block at the top of a Markdown file.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

struct FrontMatter {
  std::string_view yaml;        // between the marks; empty when there is none
  std::uint32_t yaml_line = 0;  // line of its first line in the file; 0 = there is no front matter
  std::string_view body;        // what follows
  std::uint32_t body_line = 1;  // line of its first line in the file
};

// Splits `text` (UTF-8 without a byte-order mark). Front matter begins with the file's first line,
// "---", and ends with a line "---" or "..."; without an end there is none, and "---" is a thematic
// break. Blank lines may stand before it where the line after "---" looks like metadata.
FrontMatter split_front_matter(std::string_view text);

}  // namespace offprint
