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

// "title:", "title: A".
bool looks_like_metadata(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0 || line.starts_with(' ')) return false;
  return colon + 1 == line.size() || line[colon + 1] == ' ';
}

}  // namespace

FrontMatter split_front_matter(std::string_view text) {
  FrontMatter parts{{}, 0, text, 1};
  std::size_t offset = 0;
  std::uint32_t number = 1;
  std::string_view line = take_line(text, offset);
  for (; line.empty() && offset < text.size(); ++number) line = take_line(text, offset);
  if (line != "---") return parts;
  const std::size_t begin = offset;
  const std::uint32_t yaml_line = number + 1;
  while (offset < text.size()) {
    const std::size_t line_begin = offset;
    line = take_line(text, offset);
    ++number;
    if (number == yaml_line && yaml_line > 2 && !looks_like_metadata(line)) return parts;
    if (line == "---" || line == "...")
      return {text.substr(begin, line_begin - begin), yaml_line, text.substr(offset), number + 1};
  }
  return parts;
}

}  // namespace offprint
