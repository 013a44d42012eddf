// Where a Markdown text shows code, which other tools' syntax must leave alone: fenced and indented
// blocks, inline code, comments, and what stands in <pre>, <code>, <script> and the like. Found by
// the block structure (block_lines.h), so code in lists and quotations is known as such.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "ingest/markdown/block_lines.h"

namespace offprint {

enum class CodeKind : std::uint8_t {
  fenced,    // with the lines of its fences
  indented,  // whole lines
  inline_,   // with its backticks; <code> with its tags
  comment,   // <!-- … -->
  verbatim,  // <pre>, <script>, <style>, <textarea> with their tags
};

struct CodeSpan {
  std::size_t begin, end;  // offsets in the text
  CodeKind kind;
};

// In order, without overlaps. Linear time.
std::vector<CodeSpan> find_code_spans(std::string_view text, LineRules rules = {});

// Walks over code spans with offsets that never go back.
class CodeCursor {
 public:
  // `spans` must outlive this.
  explicit CodeCursor(const std::vector<CodeSpan>& spans) : spans_(spans) {}

  // The span that holds `offset`, or nullptr.
  const CodeSpan* at(std::size_t offset) {
    while (next_ < spans_.size() && spans_[next_].end <= offset) ++next_;
    return next_ < spans_.size() && spans_[next_].begin <= offset ? &spans_[next_] : nullptr;
  }
  // Where the first span that ends after the last asked offset begins; npos when there is none.
  std::size_t next_begin() const {
    return next_ < spans_.size() ? spans_[next_].begin : std::string_view::npos;
  }

 private:
  const std::vector<CodeSpan>& spans_;
  std::size_t next_ = 0;
};

}  // namespace offprint
