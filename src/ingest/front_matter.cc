#include "ingest/front_matter.h"

#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "ingest/header_lines.h"

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

struct Mark {
  FrontMatterForm form;
  std::string_view begin, end, other_end;
};

constexpr Mark marks[] = {
    {FrontMatterForm::yaml, "---", "---", "..."},
    {FrontMatterForm::yaml, "---yaml", "---", "---"},
    {FrontMatterForm::toml, "---toml", "---", "---"},
    {FrontMatterForm::json, "---json", "---", "---"},
    {FrontMatterForm::toml, "+++", "+++", "+++"},
    {FrontMatterForm::json, ";;;", ";;;", ";;;"},
};

std::optional<FrontMatter> between_marks(std::string_view text) {
  std::size_t offset = 0;
  std::uint32_t number = 1;
  std::string_view line = take_line(text, offset);
  for (; line.empty() && offset < text.size(); ++number) line = take_line(text, offset);
  const auto mark = std::find_if(std::begin(marks), std::end(marks),
                                 [&](const Mark& one) { return one.begin == line; });
  if (mark == std::end(marks)) return {};
  const std::size_t begin = offset;
  const std::uint32_t first = number + 1;
  while (offset < text.size()) {
    const std::size_t line_begin = offset;
    line = take_line(text, offset);
    ++number;
    if (number == first && first > 2 && !looks_like_metadata(line)) return {};
    if (line == mark->end || line == mark->other_end)
      return FrontMatter{mark->form, text.substr(begin, line_begin - begin), first,
                         text.substr(offset), number + 1};
  }
  return {};
}

// The end of the bracketed text at the beginning, or npos.
std::size_t end_of_object(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"') {
      for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\' ? 1 : 0;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      return at + 1;
    }
  }
  return text.npos;
}

// `{ "key":` begins nothing but an object; one without an end is all of the text, so that what is
// wrong with it is said.
std::optional<FrontMatter> json_object(std::string_view text) {
  if (!text.starts_with('{')) return {};
  const std::string_view inside = trim(text.substr(1, 4096));
  const std::size_t quote = inside.find('"', 1);
  if (!inside.starts_with('"') || quote == inside.npos) return {};
  if (!trim(inside.substr(quote + 1)).starts_with(':')) return {};
  const std::size_t end = std::min(end_of_object(text), text.size());
  std::size_t offset = end;
  const bool ends_line = take_line(text, offset).empty();
  const std::string_view object = text.substr(0, end);
  const auto lines = static_cast<std::uint32_t>(std::count(object.begin(), object.end(), '\n'));
  return FrontMatter{FrontMatterForm::json, object, 1, text.substr(ends_line ? offset : end),
                     lines + (ends_line ? 2 : 1)};
}

// Hexo's ending without a beginning: `"title": "A"` lines, then ";;;".
std::optional<FrontMatter> json_members(std::string_view text) {
  if (!text.starts_with('"')) return {};
  std::uint32_t number = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t line_begin = offset;
    const std::string_view line = take_line(text, offset);
    ++number;
    if (line == ";;;")
      return FrontMatter{FrontMatterForm::json, text.substr(0, line_begin), 1, text.substr(offset),
                         number + 1};
    if (line.empty()) return {};
  }
  return {};
}

std::optional<FrontMatter> title_block(std::string_view text) {
  if (!text.starts_with("% ")) return {};
  std::size_t offset = 0;
  std::uint32_t number = 0;
  for (int parts = 0; offset < text.size();) {
    const std::size_t line_begin = offset;
    const std::string_view line = take_line(text, offset);
    ++number;
    if (line.empty())
      return FrontMatter{FrontMatterForm::title_block, text.substr(0, line_begin), 1,
                         text.substr(offset), number + 1};
    if (line.starts_with('%') ? ++parts > 3 : !line.starts_with(' ')) return {};
  }
  return FrontMatter{FrontMatterForm::title_block, text, 1, {}, number + 1};
}

// Lines up to a blank line, or, with YAML's lists among them, to the mark that ends metadata that
// nothing begins.
std::optional<FrontMatter> header_lines(std::string_view text, const FieldTable& known) {
  if (!is_header_line(text.substr(0, text.find_first_of("\r\n")))) return {};
  FrontMatter parts{FrontMatterForm::lines, text, 1, {}, 1};
  bool has_lists = false;
  std::uint32_t number = 0;
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t line_begin = offset;
    const std::string_view line = take_line(text, offset);
    ++number;
    if (line.empty() || line == "---") {
      if (!line.empty()) parts.form = FrontMatterForm::yaml;
      parts.text = text.substr(0, line_begin);
      parts.body = text.substr(offset);
      break;
    }
    has_lists = has_lists || line.starts_with("- ");
    if (!is_header_line(line) && !is_continuation(line) && !line.starts_with("- ")) return {};
  }
  parts.body_line = number + 1;
  if (parts.form == FrontMatterForm::lines && has_lists) return {};
  if (!state_metadata(parts.text, known)) return {};
  return parts;
}

}  // namespace

FrontMatter split_front_matter(std::string_view text, const FieldTable& known) {
  if (const auto parts = between_marks(text)) return *parts;
  if (const auto parts = json_object(text)) return *parts;
  if (const auto parts = json_members(text)) return *parts;
  if (const auto parts = title_block(text)) return *parts;
  if (const auto parts = header_lines(text, known)) return *parts;
  return {FrontMatterForm::none, {}, 0, text, 1};
}

}  // namespace offprint
