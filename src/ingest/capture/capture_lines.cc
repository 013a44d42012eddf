#include "ingest/capture/capture_lines.h"

#include <optional>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::u32string_view bullets = U"•□☆○■★◎△●▪◦‣▸►◆◇*-·+";

struct FoundMarker {
  Marker kind = Marker::none;
  std::uint32_t number = 0;
  std::size_t bytes = 0;  // with the blanks after it
  std::uint32_t columns = 0;
};

std::size_t blanks_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_not_of(' ', at);
  return (end == text.npos ? text.size() : end) - at;
}

FoundMarker number_marker(std::string_view text) {
  std::size_t digits = 0;
  std::uint32_t number = 0;
  while (digits < text.size() && digits < 4 && text[digits] >= '0' && text[digits] <= '9')
    number = number * 10 + static_cast<std::uint32_t>(text[digits++] - '0');
  if (digits == 0 || digits > 3 || digits + 1 >= text.size()) return {};
  if (text[digits] != '.' && text[digits] != ')') return {};
  const std::size_t blanks = blanks_at(text, digits + 1);
  if (blanks == 0) return {};
  const std::size_t bytes = digits + 1 + blanks;
  return {Marker::number, number, bytes, static_cast<std::uint32_t>(bytes)};
}

FoundMarker find_marker(std::string_view text) {
  std::size_t at = 0;
  const char32_t first = next_code_point(text, at);
  if (bullets.find(first) == bullets.npos) return number_marker(text);
  if (at == text.size()) return {Marker::bullet, 0, at, 2};
  const std::size_t blanks = blanks_at(text, at);
  if (blanks == 0) return {};
  return {Marker::bullet, 0, at + blanks, static_cast<std::uint32_t>(1 + blanks)};
}

std::optional<CaptureLine> read_line(std::string_view raw) {
  const std::size_t indent = blanks_at(raw, 0);
  std::string_view text = trim(raw);
  if (text.empty()) return {};
  CaptureLine line;
  line.indent = line.text_column = static_cast<std::uint32_t>(indent);
  line.end_column = line.indent + column_width(text);
  const FoundMarker marker = find_marker(text);
  if (marker.kind != Marker::none) {
    line.marker = marker.kind;
    line.number = marker.number;
    line.text_column += marker.columns;
    text = trim(text.substr(marker.bytes));
  }
  line.text = text;
  return line;
}

}  // namespace

bool is_wide(char32_t c) {
  return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) ||
         (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x20000 && c <= 0x3FFFD);
}

std::uint32_t column_width(std::string_view text) {
  std::uint32_t width = 0;
  for (std::size_t at = 0; at < text.size();) width += is_wide(next_code_point(text, at)) ? 2 : 1;
  return width;
}

std::vector<CaptureLine> capture_lines(std::string_view text) {
  std::vector<CaptureLine> lines;
  std::uint32_t number = 0;
  bool after_blank = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    ++number;
    if (auto line = read_line(text.substr(0, end))) {
      line->line = number;
      line->after_blank = after_blank;
      lines.push_back(*line);
      after_blank = false;
    } else {
      after_blank = true;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace offprint
