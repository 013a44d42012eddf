#include "syntax/markdown_limits.h"

#include <algorithm>
#include <iterator>

namespace offprint {
namespace {

// The columns of a line that could be a table's delimiter row ("|---|:-:|"), whatever blocks it
// lies in; else 0.
std::uint64_t delimiter_columns(std::string_view line) {
  constexpr std::string_view containers = "> \t*+0123456789.)";
  std::uint64_t bars = 0;
  bool dashes = false;
  for (const char c : line) {
    if (c == '|')
      ++bars;
    else if (c == '-')
      dashes = true;
    else if (c != ':' && c != '\r' && containers.find(c) == containers.npos)
      return 0;
  }
  return bars > 0 && dashes ? bars + 1 : 0;
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r>") == line.npos; }

// Beyond this many bytes looked at, openings of markup are too many.
constexpr std::uint64_t most_looked_at = 100'000'000;

struct Markup {
  std::string_view open, close;
};
constexpr Markup markups[] = {{"<![CDATA[", "]]>"}, {"<?", "?>"}, {"<!", ">"}};

// The bytes that cmark looks at for each opening behind the last end: all to the paragraph's end.
std::uint64_t looked_at(std::string_view paragraph) {
  std::uint64_t bytes = 0;
  for (const Markup& markup : markups) {
    std::size_t at = paragraph.find(markup.open);
    if (at == paragraph.npos) continue;
    if (const std::size_t last = paragraph.rfind(markup.close); last != paragraph.npos) at = last;
    for (; (at = paragraph.find(markup.open, at)) != paragraph.npos; ++at)
      bytes += paragraph.size() - at;
  }
  return bytes;
}

// Whether all openings together may cost too much, however long their paragraphs.
bool holds_many_openings(std::string_view text) {
  std::uint64_t openings = 0;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<', at + 1)) {
    const char next = at + 1 < text.size() ? text[at + 1] : '\n';
    openings += next == '!' || next == '?';
  }
  return openings * std::size(markups) * text.size() > most_looked_at;
}

}  // namespace

std::optional<std::uint32_t> find_unclosed_markup(std::string_view text) {
  if (!holds_many_openings(text)) return std::nullopt;
  std::uint64_t bytes = 0;
  std::uint32_t number = 1, first = 1;
  std::size_t paragraph = 0;
  for (std::size_t begin = 0; begin <= text.size(); ++number) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (is_blank(text.substr(begin, end - begin)) || end == text.size()) {
      bytes += looked_at(text.substr(paragraph, end - paragraph));
      if (bytes > most_looked_at) return first;
      paragraph = end;
      first = number + 1;
    }
    begin = end + 1;
  }
  return std::nullopt;
}

std::optional<OversizedTable> find_oversized_table(std::string_view text, const Limits& limits) {
  OversizedTable table;
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (table.columns != 0 && is_blank(line)) table = {};
    if (const std::uint64_t columns = delimiter_columns(line); columns > table.columns)
      table = {table.columns == 0 ? number : table.line, columns, table.rows + 1, nullptr};
    else if (table.columns != 0)
      ++table.rows;
    if (table.columns > limits.table_columns) table.limit = &Limits::table_columns;
    if (table.columns * table.rows > limits.table_cells) table.limit = &Limits::table_cells;
    if (table.limit) return table;
  }
  return std::nullopt;
}

}  // namespace offprint
