#include "ingest/markdown/block_lines.h"

#include <algorithm>

#include "base/byte_scan.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr int ends_line(std::uint8_t byte) { return (byte == '\n') | (byte == '\r'); }

// Documents that nest deeper than this are refused later.
constexpr std::size_t most_containers = 120;
constexpr std::size_t code_indent = 4;

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_digit_char(char c) { return c >= '0' && c <= '9'; }
bool is_name_char(char c) {
  return is_digit_char(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '_';
}

std::size_t run_length(std::string_view text, char c) {
  return std::min(text.find_first_not_of(c), text.size());
}

bool is_all_blank(std::string_view text) { return text.find_first_not_of(" \t") == text.npos; }

bool is_thematic_break(std::string_view rest) {
  const char mark = rest.front();
  if (mark != '-' && mark != '*' && mark != '_') return false;
  std::size_t marks = 0;
  for (const char c : rest) {
    if (c == mark)
      ++marks;
    else if (!is_blank(c))
      return false;
  }
  return marks >= 3;
}

bool is_underline(std::string_view rest) {
  const char mark = rest.front();
  return (mark == '=' || mark == '-') && is_all_blank(rest.substr(run_length(rest, mark)));
}

bool is_heading(std::string_view rest) {
  const std::size_t marks = run_length(rest, '#');
  return marks >= 1 && marks <= 6 && (marks == rest.size() || is_blank(rest[marks]));
}

// The length of "-" or "12." at the beginning of `rest`; 0 when it begins no list item.
std::size_t list_mark(std::string_view rest, bool in_paragraph) {
  std::size_t length = 0;
  if (rest[0] == '-' || rest[0] == '+' || rest[0] == '*') {
    length = 1;
  } else {
    while (length < rest.size() && length < 9 && is_digit_char(rest[length])) ++length;
    if (length == 0 || length == rest.size() || (rest[length] != '.' && rest[length] != ')'))
      return 0;
    if (in_paragraph && rest.substr(0, length) != "1") return 0;
    ++length;
  }
  if (length < rest.size() && !is_blank(rest[length])) return 0;
  return in_paragraph && is_all_blank(rest.substr(length)) ? 0 : length;
}

struct Verbatim {
  std::string_view begin, end;
};
constexpr Verbatim verbatims[] = {{"<!--", "-->"},
                                  {"<pre", "</pre>"},
                                  {"<script", "</script>"},
                                  {"<style", "</style>"},
                                  {"<textarea", "</textarea>"}};

// The offset behind `lower` in `text`, whatever the case; npos when it is not there.
std::size_t end_of_ignoring_case(std::string_view text, std::string_view lower) {
  const auto found = std::search(
      text.begin(), text.end(), lower.begin(), lower.end(),
      [](char a, char b) { return (a >= 'A' && a <= 'Z' ? static_cast<char>(a + 32) : a) == b; });
  return found == text.end() ? text.npos
                             : static_cast<std::size_t>(found - text.begin()) + lower.size();
}

}  // namespace

bool is_admonition_line(std::string_view content) {
  const std::string_view mark = content.substr(0, 3);
  const bool tab = mark == "===";
  if (mark != "!!!" && mark != "???" && !tab) return false;
  content.remove_prefix(3);
  while (!content.empty() && (content.front() == '+' || content.front() == '!'))
    content.remove_prefix(1);
  content = trim(content);
  std::size_t at = 0;
  while (at < content.size() && (is_name_char(content[at]) || content[at] == ' ')) ++at;
  if (tab ? at != 0 : at == 0) return false;
  content.remove_prefix(at);
  if (content.empty()) return !tab;
  return content.size() >= 2 && content.front() == '"' && content.back() == '"';
}

void BlockLines::skip_blanks() {
  blank_ = at_;
  blank_column_ = absolute_;
  for (; blank_ < text_.size() && is_blank(text_[blank_]); ++blank_)
    blank_column_ += text_[blank_] == '\t' ? 4 - blank_column_ % 4 : 1;
}

void BlockLines::take_columns(std::size_t columns) {
  column_ += columns;
  while (absolute_ < column_ && at_ < blank_) {
    absolute_ += text_[at_] == '\t' ? 4 - absolute_ % 4 : 1;
    ++at_;
  }
  column_ = std::min(column_, absolute_);
}

bool BlockLines::match(const LineContainer& container, const BlockLine& line) {
  if (container.kind == LineContainer::Kind::quote) return open_quote(line);
  if (at_end(line)) return true;
  if (indent() < container.width) return false;
  const std::size_t begin = at_;
  take_columns(container.width);
  if (container.kind == LineContainer::Kind::body) indents_.emplace_back(begin, at_);
  return true;
}

void BlockLines::match_containers(const BlockLine& line) {
  matched_ = 0;
  while (matched_ < containers_.size() && match(containers_[matched_], line)) ++matched_;
  if (matched_ < containers_.size() && leaf_ == Leaf::paragraph &&
      containers_[matched_].kind == LineContainer::Kind::body)
    end_leaf();
}

// Takes the mark of a quote.
bool BlockLines::open_quote(const BlockLine& line) {
  if (at_end(line) || indent() >= code_indent || text_[blank_] != '>') return false;
  at_ = blank_ + 1;
  absolute_ = column_ = blank_column_ + 1;
  skip_blanks();
  if (blank_ > at_) take_columns(1);
  return true;
}

bool BlockLines::open_item(const BlockLine& line) {
  const std::string_view rest = this->rest(line);
  const std::size_t mark =
      list_mark(rest, leaf_ == Leaf::paragraph && matched_ == containers_.size());
  if (mark == 0) return false;
  const std::size_t before = indent();
  at_ = blank_ + mark;
  absolute_ = column_ = blank_column_ + mark;
  skip_blanks();
  const std::size_t after = at_end(line) || indent() > code_indent ? 1 : indent();
  take_columns(after);
  close_unmatched();
  push(LineContainer::Kind::item, before + mark + after);
  return true;
}

bool BlockLines::open_container(const BlockLine& line) {
  if (at_end(line) || containers_.size() >= most_containers) return false;
  if (rules_.indented_code && indent() >= code_indent) return false;
  if (text_[blank_] == '>') {
    if (!open_quote(line)) return false;
    close_unmatched();
    push(LineContainer::Kind::quote, 0);
    return true;
  }
  if (is_thematic_break(rest(line))) return false;
  return open_item(line);
}

void BlockLines::close_unmatched() {
  containers_.resize(matched_);
  end_leaf();
}

void BlockLines::push(LineContainer::Kind kind, std::size_t width) {
  containers_.push_back({kind, width, ++made_});
  matched_ = containers_.size();
}

// Whether the line is of the code block that is open.
bool BlockLines::go_on_with_code(BlockLine& line) {
  if (leaf_ != Leaf::fence && leaf_ != Leaf::verbatim) return false;
  if (matched_ < containers_.size()) {
    close_unmatched();
    return false;
  }
  const std::string_view rest = this->rest(line);
  if (leaf_ == Leaf::verbatim) {
    line.kind = LineKind::verbatim;
    go_on_verbatim(line);
    return true;
  }
  const std::size_t length = run_length(rest, fence_);
  const bool near = !rules_.indented_code || indent() < code_indent;
  const bool ends = near && length >= fence_length_ && is_all_blank(rest.substr(length));
  line.kind = ends ? LineKind::fence : LineKind::fenced;
  if (ends) end_leaf();
  return true;
}

void BlockLines::go_on_verbatim(BlockLine& line) {
  const std::size_t end = end_of_ignoring_case(rest(line), verbatim_end_);
  line.code_end = end == text_.npos ? line.next : blank_ + end;
  leaf_ = end == text_.npos ? Leaf::verbatim : Leaf::none;
}

bool BlockLines::open_fence(std::string_view rest) {
  const char mark = rest.front();
  if (mark != '`' && mark != '~') return false;
  const std::size_t length = run_length(rest, mark);
  if (length < 3 || (mark == '`' && rest.find('`', length) != rest.npos)) return false;
  fence_ = mark;
  fence_length_ = length;
  return true;
}

bool BlockLines::open_verbatim(std::string_view rest) {
  if (rest.front() != '<') return false;
  for (const Verbatim& verbatim : verbatims) {
    if (rest.size() < verbatim.begin.size() ||
        end_of_ignoring_case(rest.substr(0, verbatim.begin.size()), verbatim.begin) == rest.npos)
      continue;
    const bool tag = verbatim.begin != "<!--";
    if (tag && rest.size() > verbatim.begin.size() && is_name_char(rest[verbatim.begin.size()]))
      continue;
    verbatim_end_ = verbatim.end;
    return true;
  }
  return false;
}

// Whether the next line, or the one after a blank one, is indented as a body is.
bool BlockLines::has_indented_body(const BlockLine& line) const {
  std::size_t begin = line.next;
  for (int lines = 0; lines < 2 && begin < text_.size(); ++lines) {
    const std::size_t end = find_byte<ends_line>(text_, begin);
    std::size_t column = 0, at = begin;
    for (; at < end && (is_blank(text_[at]) || (text_[at] == '>' && column < blank_column_)); ++at)
      column += text_[at] == '\t' ? 4 - column % 4 : 1;
    if (at < end) return column >= blank_column_ - indent() + code_indent;
    begin = text_.substr(end, 2) == "\r\n" ? end + 2 : end + 1;
  }
  return false;
}

bool BlockLines::open_leaf(BlockLine& line) {
  const std::string_view rest = this->rest(line);
  if (is_heading(rest)) {
    line.kind = LineKind::heading;
  } else if (open_fence(rest)) {
    line.kind = LineKind::fence;
  } else if (open_verbatim(rest)) {
    line.kind = LineKind::verbatim;
  } else if (leaf_ == Leaf::paragraph && matched_ == containers_.size() && is_underline(rest)) {
    line.kind = LineKind::rule;
  } else if (is_thematic_break(rest)) {
    line.kind = LineKind::rule;
  } else if (rest.starts_with(":::")) {
    line.kind = LineKind::colon_fence;
  } else if (leaf_ != Leaf::paragraph && is_admonition_line(rest) && has_indented_body(line)) {
    line.kind = LineKind::admonition;
  } else {
    return false;
  }
  close_unmatched();
  body_follows_ = line.kind == LineKind::admonition;
  line.opens = line.kind == LineKind::fence || line.kind == LineKind::verbatim;
  if (line.kind == LineKind::fence) leaf_ = Leaf::fence;
  if (line.kind == LineKind::verbatim) go_on_verbatim(line);
  return true;
}

bool BlockLines::next(BlockLine& line) {
  if (next_ >= text_.size()) return false;
  // The body of an admonition begins after its line.
  if (body_follows_ && containers_.size() < most_containers)
    push(LineContainer::Kind::body, code_indent);
  body_follows_ = false;
  line = BlockLine();
  line.begin = next_;
  line.end = find_byte<ends_line>(text_, next_);
  line.next = next_ =
      text_.substr(line.end, 2) == "\r\n" ? line.end + 2 : std::min(line.end + 1, text_.size());
  at_ = line.begin;
  absolute_ = column_ = 0;
  indents_.clear();
  skip_blanks();
  match_containers(line);
  const auto place = [&] {
    line.content = std::min(blank_, line.end);
    line.indent = indent();
    return true;
  };
  if (go_on_with_code(line)) return place();
  while (open_container(line)) {
  }
  if (at_end(line)) {
    close_unmatched();
    return place();
  }
  const bool in_paragraph = leaf_ == Leaf::paragraph;
  if (rules_.indented_code && indent() >= code_indent) {
    if (!in_paragraph) {
      close_unmatched();
      line.kind = LineKind::indented;
      return place();
    }
  } else if (open_leaf(line)) {
    return place();
  }
  if (!in_paragraph) close_unmatched();
  line.kind = LineKind::text;
  line.continues = in_paragraph;
  leaf_ = Leaf::paragraph;
  return place();
}

}  // namespace offprint
