#include "syntax/markdown_positions.h"

#include <algorithm>

#include "base/ascii.h"

namespace offprint {
namespace {

constexpr std::size_t longest_line = 4096;  // in which columns are counted

}  // namespace

MarkdownPositions::MarkdownPositions(std::string_view text, std::uint32_t first_line)
    : text_(text), first_line_(first_line), ascii_(is_ascii(text)), last_{first_line, 1} {}

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
  const auto line = std::min(static_cast<std::size_t>(node->start_line), lines().line_count());
  const auto byte_column = static_cast<std::size_t>(node->start_column);
  const std::size_t at = lines().line_begin(line) + byte_column - 1;
  return byte_column <= longest_line && at < text_.size() ? text_[at] : '\0';
}

const LineIndex& MarkdownPositions::lines() {
  if (!lines_) lines_.emplace(text_);
  return *lines_;
}

std::uint32_t MarkdownPositions::column(std::size_t line, std::size_t byte_column) {
  if (byte_column > longest_line) return static_cast<std::uint32_t>(byte_column);
  const std::size_t begin = lines().line_begin(std::min(line, lines().line_count()));
  const std::size_t end = std::min(begin + byte_column - 1, text_.size());
  return static_cast<std::uint32_t>(lines().characters_between(begin, end) + 1);
}

}  // namespace offprint
