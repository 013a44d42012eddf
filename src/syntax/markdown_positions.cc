#include "syntax/markdown_positions.h"

#include <algorithm>

namespace offprint {
namespace {

constexpr std::size_t longest_line = 4096;  // in which columns are counted

}  // namespace

MarkdownPositions::MarkdownPositions(std::string_view text, std::uint32_t first_line)
    : text_(text),
      first_line_(first_line),
      ascii_(std::none_of(text.begin(), text.end(),
                          [](char c) { return static_cast<unsigned char>(c) >= 0x80; })),
      last_{first_line, 1} {}

Position MarkdownPositions::of(const cmark_node* node) {
  if (node->start_line <= 0) return last_;
  const auto line = static_cast<std::uint32_t>(node->start_line);
  const auto byte_column = static_cast<std::uint32_t>(std::max(node->start_column, 1));
  last_ = {first_line_ == 0 ? 0 : first_line_ + line - 1,
           ascii_ ? byte_column : column(line, byte_column)};
  return last_;
}

char MarkdownPositions::first_byte(const cmark_node* node) {
  if (node->start_line <= 0 || node->start_column <= 0) return 0;
  const auto byte_column = static_cast<std::size_t>(node->start_column);
  column(static_cast<std::size_t>(node->start_line), byte_column);
  const std::size_t at = line_begin_ + byte_column - 1;
  return byte_column <= longest_line && at < text_.size() ? text_[at] : '\0';
}

// Nodes come nearly in order, so counting goes on from the last one.
std::uint32_t MarkdownPositions::column(std::size_t line, std::size_t byte_column) {
  if (byte_column > longest_line) return static_cast<std::uint32_t>(byte_column);
  if (line < line_) line_ = 1, line_begin_ = 0, bytes_ = code_points_ = 0;
  while (line_ < line) {
    std::size_t end = line_begin_;
    while (end < text_.size() && text_[end] != '\n' && text_[end] != '\r') ++end;
    if (end == text_.size()) break;
    line_begin_ = end + (text_.substr(end, 2) == "\r\n" ? 2 : 1);
    ++line_;
    bytes_ = code_points_ = 0;
  }
  if (byte_column - 1 < bytes_) bytes_ = code_points_ = 0;
  for (; bytes_ < byte_column - 1 && line_begin_ + bytes_ < text_.size(); ++bytes_)
    code_points_ += (static_cast<unsigned char>(text_[line_begin_ + bytes_]) & 0xC0) != 0x80;
  return static_cast<std::uint32_t>(code_points_ + 1);
}

}  // namespace offprint
