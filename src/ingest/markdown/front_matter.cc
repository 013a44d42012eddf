#include "ingest/markdown/front_matter.h"

#include <algorithm>

namespace offprint {
namespace {

// The line at `offset` without its end and trailing blanks; moves `offset` past it.
std::string_view take_line(std::string_view text, std::size_t& offset) {
  const std::size_t end = std::min(text.find('\n', offset), text.size());
  std::string_view line = text.substr(offset, end - offset);
  offset = std::min(end + 1, text.size());
  const std::size_t last = line.find_last_not_of(" \t\r");
  return line.substr(0, last + 1);
}

}  // namespace

FrontMatter split_front_matter(std::string_view text) {
  FrontMatter parts{{}, 0, text, 1};
  std::size_t offset = 0;
  if (take_line(text, offset) != "---") return parts;
  const std::size_t begin = offset;
  for (std::uint32_t line_number = 2; offset < text.size(); ++line_number) {
    const std::size_t line_begin = offset;
    const std::string_view line = take_line(text, offset);
    if (line != "---" && line != "...") continue;
    parts.yaml = text.substr(begin, line_begin - begin);
    parts.yaml_line = 2;
    parts.body = text.substr(offset);
    parts.body_line = line_number + 1;
    return parts;
  }
  return parts;
}

}  // namespace offprint
