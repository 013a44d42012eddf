// The lines of a Markdown text and what each is, as CommonMark's block structure has it (0.29,
// section "Blocks and inlines", phase 1) with the blocks that other tools add: Python-Markdown's
// `!!! note` with an indented body, `:::` fences. Containers are followed exactly; what a line
// holds is not looked into. One pass, linear time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace offprint {

enum class LineKind : std::uint8_t {
  blank,
  text,         // of a paragraph or table
  heading,      // "# Salt"
  rule,         // a thematic break, or what underlines a heading
  fence,        // opens or ends a fenced code block
  fenced,       // inside one
  indented,     // indented code
  verbatim,     // a block of <pre>, <script>, <style>, <textarea> or a comment
  admonition,   // "!!! note", "??? note", "=== "Tab"": an indented body follows
  colon_fence,  // ":::"
};

struct BlockLine {
  std::size_t begin = 0;    // offset of the line
  std::size_t content = 0;  // of what follows the marks of the containers, and white space
  std::size_t end = 0;      // without the line end
  std::size_t next = 0;     // of the next line
  LineKind kind = LineKind::blank;
  bool continues = false;    // text that goes on with the paragraph of the line before
  bool opens = false;        // a block of code: its first line, or its opening fence
  std::size_t code_end = 0;  // of verbatim lines: where what is verbatim ends, at most `next`
  std::size_t indent = 0;    // columns of white space before the content, in its container
};

// What holds the line: block quotes, list items, bodies of admonitions.
struct LineContainer {
  enum class Kind : std::uint8_t { quote, item, body };
  Kind kind;
  std::size_t width;     // columns that its lines are indented by; of a quote 0
  std::uint32_t number;  // no other container of the text has it
};

struct LineRules {
  bool indented_code = true;  // MDX has none
};

class BlockLines {
 public:
  // `text` must outlive this.
  explicit BlockLines(std::string_view text, LineRules rules = {}) : text_(text), rules_(rules) {}

  // False at the end of the text.
  bool next(BlockLine& line);

  // Those of the line given last, outermost first.
  const std::vector<LineContainer>& containers() const { return containers_; }
  // The white space of the line given last that only says that it is in the body of an admonition:
  // ranges of offsets.
  const std::vector<std::pair<std::size_t, std::size_t>>& body_indents() const { return indents_; }

 private:
  enum class Leaf : std::uint8_t { none, paragraph, fence, verbatim };

  void skip_blanks();
  std::size_t indent() const { return blank_column_ - column_; }
  bool at_end(const BlockLine& line) const { return blank_ >= line.end; }
  std::string_view rest(const BlockLine& line) const {
    return text_.substr(blank_, line.end - blank_);
  }
  void take_columns(std::size_t columns);
  bool match(const LineContainer& container, const BlockLine& line);
  void match_containers(const BlockLine& line);
  bool go_on_with_code(BlockLine& line);
  void go_on_verbatim(BlockLine& line);
  bool open_container(const BlockLine& line);
  bool open_quote(const BlockLine& line);
  bool open_item(const BlockLine& line);
  bool open_leaf(BlockLine& line);
  bool open_fence(std::string_view rest);
  bool open_verbatim(std::string_view rest);
  bool has_indented_body(const BlockLine& line) const;
  void close_unmatched();
  void push(LineContainer::Kind kind, std::size_t width);
  void end_leaf() { leaf_ = Leaf::none; }

  std::string_view text_;
  LineRules rules_;
  std::size_t next_ = 0;
  std::vector<LineContainer> containers_;
  std::vector<std::pair<std::size_t, std::size_t>> indents_;
  std::uint32_t made_ = 0;
  Leaf leaf_ = Leaf::none;
  bool body_follows_ = false;
  char fence_ = 0;
  std::size_t fence_length_ = 0;
  std::string_view verbatim_end_;

  // Of the line that is being read.
  std::size_t at_ = 0;            // what is read
  std::size_t absolute_ = 0;      // its column, from 0
  std::size_t column_ = 0;        // the column that containers have taken; at most absolute_
  std::size_t blank_ = 0;         // the first byte from at_ that is no blank
  std::size_t blank_column_ = 0;  // its column
  std::size_t matched_ = 0;
};

// What opens a block that Python-Markdown's extensions indent: "!!! note", "??? tip "Title"".
bool is_admonition_line(std::string_view content);

}  // namespace offprint
