#include "syntax/markdown_limits.h"

#include <algorithm>

namespace offprint {
namespace {

// cmark looks cells up by counting from the first, so that its cost grows with the square of a row.
constexpr std::uint64_t most_columns = 500;

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

}  // namespace

std::optional<OversizedTable> find_oversized_table(std::string_view text, std::uint64_t cells) {
  OversizedTable table;
  std::uint32_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (table.columns != 0 && is_blank(line)) table = {};
    if (const std::uint64_t columns = delimiter_columns(line); columns > table.columns)
      table = {table.columns == 0 ? number : table.line, columns, table.rows + 1};
    else if (table.columns != 0)
      ++table.rows;
    if (table.columns > most_columns || table.columns * table.rows > cells) return table;
  }
  return std::nullopt;
}

}  // namespace offprint
