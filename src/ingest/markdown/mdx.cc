#include "ingest/markdown/mdx.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "ingest/markdown/code_spans.h"
#include "ingest/markdown/jsx_scan.h"
#include "ingest/markdown/markup_words.h"
#include "ingest/markdown/mdx_components.h"

namespace offprint {
namespace {

constexpr ByteSet begins("{<\\\n$");  // what may be syntax

constexpr std::size_t longest_prefix = 200;  // bytes of the marks that a line begins with
constexpr std::size_t deepest = 60;          // elements that are open at one time

class MdxEditor {
 public:
  MdxEditor(TextPasses& passes, std::string_view text, EditedText& out)
      : passes_(passes),
        text_(text),
        out_(out),
        spans_(find_code_spans(text, {.indented_code = false})),
        scanner_(text) {}

  void edit() {
    CodeCursor code(spans_);
    std::size_t at = begin_line(0);
    while ((at = begins.find(text_, at)) < text_.size()) {
      const CodeSpan* span = code.at(at);
      if (span != nullptr && is_kept(*span))
        at = keep_code(at, *span);
      else
        at = read(at);
    }
    end_all();
    if (statements_ > 0)
      passes_.report(Code::html_active_content, first_statement_,
                     "imports and exports of MDX cannot be carried out and were dropped", {},
                     statements_);
  }

 private:
  struct Open {
    std::string_view name;
    std::string closing;
    bool block = false;
    std::size_t column = 0;  // where its tag stands in the new text
    std::size_t strip = 0;   // columns that its lines lose
    bool knows_strip = true;
  };

  // Tags may hold expressions, even <pre> and <code>; scripts and styles are the HTML parser's.
  bool is_kept(const CodeSpan& span) const {
    const std::string_view begin = text_.substr(span.begin, 7);
    return begin.front() != '<' || span.kind == CodeKind::comment || begin == "<script" ||
           begin.starts_with("<style");
  }

  std::size_t keep_code(std::size_t at, const CodeSpan& span) {
    if (span.kind != CodeKind::fenced) return span.end;
    std::size_t line = text_.find('\n', at);
    for (; line < text_.size() && line + 1 < span.end; line = text_.find('\n', line + 1))
      dedent(line + 1);
    return span.end == text_.size() ? span.end : begin_line(span.end);
  }

  void replace(std::size_t begin, std::size_t end, std::string_view text) {
    out_.keep_until(begin);
    out_.replace_until(end, text);
  }

  // Offsets never go back.
  std::size_t line_begin(std::size_t offset) {
    for (; seen_ < offset; ++seen_)
      if (text_[seen_] == '\n') line_begin_ = seen_ + 1;
    return line_begin_;
  }

  // What the lines of the container of `offset` begin with.
  std::string prefix(std::size_t offset) {
    std::string prefix;
    std::size_t at = line_begin(offset);
    offset = std::min(offset, at + longest_prefix);
    for (; at < offset; ++at) {
      const char c = text_[at];
      const bool mark = c == '-' || c == '*' || c == '+' || (c >= '0' && c <= '9') || c == '.';
      if (!mark && c != ' ' && c != '\t' && c != '>') break;
      if (mark && at + 1 < offset && text_[at + 1] != ' ' && text_[at + 1] != '.' &&
          (text_[at + 1] < '0' || text_[at + 1] > '9'))
        break;
      prefix += mark ? ' ' : c;
    }
    const std::size_t strip = open_.empty() ? 0 : open_.back().strip;
    const std::size_t spaces = std::min(prefix.find_first_not_of(' '), prefix.size());
    return prefix.substr(std::min(strip, spaces));
  }

  bool is_line_start(std::size_t offset) const {
    const std::size_t last = offset == 0 ? text_.npos : text_.find_last_not_of(" \t", offset - 1);
    return last == text_.npos || text_[last] == '\n';
  }
  bool ends_line(std::size_t offset) const {
    const std::size_t next = text_.find_first_not_of(" \t\r", offset);
    return next == text_.npos || text_[next] == '\n';
  }

  std::size_t read(std::size_t at) {
    switch (text_[at]) {
      case '\\':
        return at + 2;
      case '\n':
        return begin_line(at + 1);
      case '$':
        return skip_formula(at);
      case '{':
        return read_expression(at);
      default:
        return read_tag(at);
    }
  }

  // `offset` is the first of a line.
  std::size_t begin_line(std::size_t offset) {
    const std::string_view line = text_.substr(offset, 400);
    if (open_.empty() && begins_statement(line.substr(0, line.find('\n')))) {
      const std::size_t end = scanner_.skip_statement(offset);
      take_imports(text_.substr(offset, end - offset), imports_);
      if (statements_++ == 0) first_statement_ = offset;
      replace(offset, end, "");
      return end < text_.size() ? begin_line_after(end) : end;
    }
    dedent(offset);
    const std::size_t content = text_.find_first_not_of(" \t", offset);
    // What follows belongs to directives: container_blocks.h.
    if (content != text_.npos && text_.substr(content, 2) == "::")
      return std::min(text_.find('\n', content), text_.size());
    return offset;
  }

  // Where a statement ended, at the beginning of a line; found again by the loop.
  std::size_t begin_line_after(std::size_t end) const { return end - 1; }

  void dedent(std::size_t offset) {
    if (open_.empty()) return;
    std::size_t at = offset, columns = 0;
    for (; at < text_.size() && (text_[at] == ' ' || text_[at] == '\t'); ++at)
      columns += text_[at] == '\t' ? 4 : 1;
    if (at == text_.size() || text_[at] == '\n' || text_[at] == '\r') return;
    const std::size_t outer = open_.size() > 1 ? open_[open_.size() - 2].strip : 0;
    const bool closes = text_.substr(at, 2) == "</";
    Open& open = open_.back();
    if (!open.knows_strip && !closes) {
      open.strip = columns > open.column ? columns - open.column : outer;
      open.knows_strip = true;
    }
    std::size_t left = closes ? outer : open.strip;
    std::size_t end = offset;
    while (end < at && left > 0) left -= std::min<std::size_t>(left, text_[end++] == '\t' ? 4 : 1);
    if (end > offset) replace(offset, end, "");
  }

  // Formulas are full of braces.
  std::size_t skip_formula(std::size_t at) {
    const bool display = text_.substr(at, 2) == "$$";
    if (display) {
      const std::size_t end = no_formula_ ? text_.npos : text_.find("$$", at + 2);
      no_formula_ = end == text_.npos;
      return no_formula_ ? at + 2 : end + 2;
    }
    const std::size_t end = text_.find_first_of("$\n", at + 1);
    if (end == text_.npos || text_[end] == '\n') return at + 1;
    return text_.substr(at, end - at).find_first_of("\\^_") == text_.npos ? at + 1 : end + 1;
  }

  std::size_t read_expression(std::size_t at) {
    const std::size_t end = scanner_.skip_braces(at);
    if (end == text_.npos) return at + 1;
    const std::string_view inside = trim(text_.substr(at + 1, end - at - 2));
    if (inside.starts_with('#') && ends_line(end)) return end;  // a heading's id
    if (inside.empty()) {
      replace(at, end, "");
    } else if (inside.starts_with("/*") && inside.find("*/") == inside.size() - 2) {
      const std::string_view comment = trim(inside.substr(2, inside.size() - 4));
      const bool is_id = comment.starts_with('#') && comment.find(' ') == comment.npos;
      replace(at, end, is_id && ends_line(end) ? "{" + std::string(comment) + "}" : "");
    } else if (const auto literal = literal_of(inside, {})) {
      replace(at, end, trim(*literal).empty() ? " " : escape_markdown(*literal));
    } else {
      passes_.report(Code::template_syntax_removed, at,
                     "the expression `" + shortened(inside) + "` was removed");
      replace(at, end, "");
    }
    return end;
  }

  static std::string shortened(std::string_view text) {
    text = text.substr(0, text.find('\n'));
    if (text.size() <= 40) return std::string(text);
    std::size_t end = 40;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
    return std::string(text.substr(0, end)) + "…";
  }

  std::size_t read_tag(std::size_t at) {
    const auto tag = scanner_.read_tag(at);
    if (!tag) return at + 1;
    if (tag->closing)
      close(*tag);
    else
      open(*tag);
    return tag->end;
  }

  // `markup`, apart from what stands around the tag when it is a block.
  void put(const JsxTag& tag, std::string_view markup, bool block) {
    const std::string line = '\n' + prefix(tag.begin);
    std::string out;
    if (block && !is_line_start(tag.begin)) out += line + line;
    for (const char c : markup) {
      if (c == '\n')
        out += line;
      else
        out += c;
    }
    if (block) out += ends_line(tag.end) ? line : line + line;
    replace(tag.begin, tag.end, out);
  }

  void open(const JsxTag& tag) {
    const MdxRole role = role_of(tag);
    MdxMarkup markup = markup_of(tag, role, imports_);
    report(tag, role, markup);
    const bool flow = is_line_start(tag.begin) && ends_line(tag.end);
    const bool block = markup.block && (role != MdxRole::html || flow);
    put(tag, markup.opening, block || (flow && !markup.closing.empty()));
    const bool opens = !tag.self_closing && (role != MdxRole::html || !markup.closing.empty());
    if (!opens || open_.size() >= deepest) return;
    Open open{tag.name, std::move(markup.closing), block, 0, 0, true};
    open.strip = open_.empty() ? 0 : open_.back().strip;
    if (flow) {
      const std::size_t begin = line_begin(tag.begin);
      open.column = tag.begin - begin - std::min(tag.begin - begin, open.strip);
      open.knows_strip = false;
    }
    open_.push_back(std::move(open));
  }

  void report(const JsxTag& tag, MdxRole role, const MdxMarkup& markup) {
    const std::string name(tag.name);
    if (role == MdxRole::unknown || (role == MdxRole::embed && !markup.lost.empty()))
      passes_.report(Code::template_syntax_removed, tag.begin,
                     "the component `" + name + "` was removed; the text in it was kept");
    else if (!markup.lost.empty())
      passes_.report(
          Code::template_syntax_removed, tag.begin,
          "the value of `" + markup.lost + "` of `" + name + "` is an expression and was removed");
  }

  void close(const JsxTag& tag) {
    const auto found = std::find_if(open_.rbegin(), open_.rend(),
                                    [&](const Open& open) { return open.name == tag.name; });
    if (found == open_.rend()) {
      const MdxRole role = role_of(tag);
      if (role != MdxRole::html) replace(tag.begin, tag.end, "");
      return;
    }
    std::string closing;
    const bool flow = is_line_start(tag.begin) && ends_line(tag.end);
    bool block = flow;
    const auto first = static_cast<std::size_t>(open_.rend() - found) - 1;
    while (open_.size() > first) {
      closing += open_.back().closing;
      block = block || open_.back().block;
      open_.pop_back();
    }
    put(tag, closing, block && (flow || !closing.empty() || !ends_line(tag.end)));
  }

  void end_all() {
    std::string closing;
    for (; !open_.empty(); open_.pop_back()) closing += open_.back().closing;
    if (!closing.empty()) replace(text_.size(), text_.size(), "\n\n" + closing + "\n");
  }

  TextPasses& passes_;
  std::string_view text_;
  EditedText& out_;
  const std::vector<CodeSpan> spans_;
  JsxScanner scanner_;
  MdxImports imports_;
  std::vector<Open> open_;
  std::size_t seen_ = 0, line_begin_ = 0;
  std::size_t first_statement_ = 0;
  std::uint32_t statements_ = 0;
  bool no_formula_ = false;
};

// MDX has no indented code: what CommonMark would take for it loses what its first line is indented
// by.
void drop_code_indents(std::string_view text, EditedText& out) {
  BlockLines lines(text);
  std::size_t lost = 0;
  for (BlockLine line; lines.next(line);) {
    if (line.kind == LineKind::blank) continue;
    if (line.kind != LineKind::indented) {
      lost = 0;
      continue;
    }
    if (lost == 0) lost = line.indent;
    std::size_t begin = line.content;
    while (begin > line.begin && (text[begin - 1] == ' ' || text[begin - 1] == '\t')) --begin;
    const std::size_t blanks = line.content - begin;
    const std::size_t of_containers = blanks > line.indent ? blanks - line.indent : 0;
    const std::size_t kept = line.indent > lost ? line.indent - lost : 0;
    out.keep_until(begin);
    out.replace_until(line.content, std::string(of_containers + kept, ' '));
  }
}

}  // namespace

void edit_mdx(TextPasses& passes) {
  passes.run([&](std::string_view text, EditedText& out) { MdxEditor(passes, text, out).edit(); });
  passes.run(drop_code_indents);
}

}  // namespace offprint
