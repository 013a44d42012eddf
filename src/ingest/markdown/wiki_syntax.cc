#include "ingest/markdown/wiki_syntax.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "ingest/markdown/code_spans.h"
#include "ingest/markdown/wiki_link.h"

namespace offprint {
namespace {

constexpr ByteSet begins("[!%=:<\\");  // what may be syntax

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_letter_char(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word_char(char c) {
  return is_letter_char(c) || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80;
}

class WikiSyntax {
 public:
  WikiSyntax(TextPasses& passes, std::string_view text, EditedText& out, LineRules rules)
      : passes_(passes), text_(text), out_(out), spans_(find_code_spans(text, rules)) {}

  void edit() {
    CodeCursor code(spans_);
    std::size_t at = 0;
    while ((at = begins.find(text_, at)) < text_.size()) {
      if (const CodeSpan* span = code.at(at)) {
        at = span->end;
        continue;
      }
      code_begin_ = code.next_begin();
      at = read(at);
    }
  }

 private:
  char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\n'; }
  char before(std::size_t offset) const { return offset == 0 ? '\n' : text_[offset - 1]; }

  void replace(std::size_t begin, std::size_t end, std::string_view text) {
    out_.keep_until(begin);
    out_.replace_until(end, text);
  }

  // Where to go on.
  std::size_t read(std::size_t offset) {
    switch (text_[offset]) {
      case '\\':
        return offset + 2;
      case '<':
        return read_tag(offset);
      case '%':
        return read_comment(offset);
      case '=':
        return read_mark(offset);
      case ':':
        return read_directive_text(offset);
      default:
        return read_link(offset);
    }
  }

  std::size_t read_tag(std::size_t offset) const {
    if (!is_letter_char(at(offset + 1)) && at(offset + 1) != '/') return offset + 1;
    const std::size_t end = text_.find_first_of("<>\n", offset + 1);
    return end != text_.npos && text_[end] == '>' ? end + 1 : offset + 1;
  }

  std::size_t read_link(std::size_t offset) {
    WikiLink link;
    const char last = before(offset);
    if (is_word_char(last) || last == ']' || last == '[' || last == '!') return offset + 1;
    if (!read_wiki_link(text_, offset, link) || link.end > code_begin_) return offset + 1;
    if (!link.embeds && is_reference(link.target)) return link.end;
    if (becomes_link(link))
      passes_.report(Code::embed_linked, offset,
                     "what is embedded here, `" + std::string(link.target) + "`, became a link");
    replace(offset, link.end, to_markdown(link));
    return link.end;
  }

  // Whether the text defines "[label]: address", so that "[[label]]" is a link between brackets.
  bool is_reference(std::string_view label) {
    if (!std::exchange(knows_references_, true)) collect_references();
    return references_.contains(ascii_lower(label));
  }

  void collect_references() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      const std::string_view line = trim(text_.substr(begin, end - begin));
      const std::size_t close = line.starts_with('[') ? line.find("]:") : line.npos;
      if (close != line.npos) references_.insert(ascii_lower(line.substr(1, close - 1)));
      begin = end + 1;
    }
  }

  bool is_line_begin(std::size_t offset) const { return before(offset) == '\n'; }
  bool is_line_end(std::size_t offset) const { return at(offset) == '\n' || at(offset) == '\r'; }

  std::size_t read_comment(std::size_t offset) {
    if (at(offset + 1) != '%' || at(offset + 2) == '%' || before(offset) == '%') return offset + 1;
    if (!is_blank(before(offset)) || no_comment_end_) return offset + 2;
    const std::size_t close = text_.find("%%", offset + 2);
    if (close == text_.npos) {
      no_comment_end_ = true;
      return offset + 2;
    }
    const std::string_view inside = text_.substr(offset + 2, close - offset - 2);
    const std::size_t end = close + 2;
    const bool one_line = inside.find('\n') == inside.npos;
    const bool ends = one_line ? !inside.empty() && !is_word_char(at(end)) && at(end) != '%'
                               : is_line_begin(offset) && is_line_end(end);
    if (!ends) return close;
    replace(offset, end, "");
    return end;
  }

  std::size_t read_mark(std::size_t offset) {
    const std::size_t run = text_.find_first_not_of('=', offset);
    const std::size_t begin = offset + 2;
    if (run != begin) return std::min(run, text_.size());
    if (is_word_char(before(offset)) || is_blank(at(begin))) return begin;
    const std::size_t close = text_.find("==", begin);
    if (close == text_.npos || close > code_begin_) return begin;
    const std::size_t end = close + 2;
    const std::string_view inside = text_.substr(begin, close - begin);
    if (at(end) == '=' || is_blank(inside.back()) || is_word_char(at(end))) return close;
    if (inside.find("\n\n") != inside.npos || inside.find("\r\n\r\n") != inside.npos) return close;
    replace(offset, begin, "<mark>");
    edit_inside(begin, close);
    replace(close, end, "</mark>");
    return end;
  }

  // Links in marked text; nothing else begins in it.
  void edit_inside(std::size_t offset, std::size_t end) {
    const std::string_view until = text_.substr(0, end);
    while ((offset = until.find("[[", offset)) != until.npos)
      offset = std::max(read_link(before(offset) == '!' ? offset - 1 : offset), offset + 1);
  }

  std::size_t read_directive_text(std::size_t offset) {
    const char last = before(offset);
    if (!is_letter_char(at(offset + 1)) || (!is_blank(last) && last != '(')) return offset + 1;
    std::size_t name = offset + 1;
    while (is_word_char(at(name)) || at(name) == '-') ++name;
    if (at(name) != '[') return name;
    const std::size_t close = text_.find_first_of("[]\n", name + 1);
    if (close >= code_begin_ || close == text_.npos || text_[close] != ']') return name;
    std::size_t end = close + 1;
    if (at(end) == '(' || at(end) == '[') return name;
    if (at(end) == '{') {
      const std::size_t brace = text_.find_first_of("{}\n", end + 1);
      if (brace < code_begin_ && brace != text_.npos && text_[brace] == '}') end = brace + 1;
    }
    const std::string_view inside = text_.substr(name + 1, close - name - 1);
    if (std::none_of(inside.begin(), inside.end(), is_letter_char)) return name;
    passes_.report(Code::template_syntax_removed, offset,
                   "the directive `" + std::string(text_.substr(offset + 1, name - offset - 1)) +
                       "` was removed; the text in it was kept");
    replace(offset, name + 1, "");
    replace(close, end, "");
    return end;
  }

  TextPasses& passes_;
  std::string_view text_;
  EditedText& out_;
  const std::vector<CodeSpan> spans_;
  std::size_t code_begin_ = 0;  // of the next code span
  bool no_comment_end_ = false;
  bool knows_references_ = false;
  std::set<std::string, std::less<>> references_;
};

// Whether a text can hold wiki syntax at all, code or not. Most hold its marks, few what they need
// beside them; so most texts are not looked through for code.
class WikiMarks {
 public:
  explicit WikiMarks(std::string_view text) : text_(text) {}

  bool any() const {
    return any("[[", &WikiMarks::begins_link) || any("%%", &WikiMarks::begins_comment) ||
           any("==", &WikiMarks::begins_mark) || any(":", &WikiMarks::begins_directive);
  }

 private:
  template <typename Begins>
  bool any(std::string_view mark, Begins begins) const {
    for (std::size_t at = text_.find(mark); at != text_.npos; at = text_.find(mark, at + 1))
      if ((this->*begins)(at)) return true;
    return false;
  }

  char at(std::size_t offset) const { return offset < text_.size() ? text_[offset] : '\n'; }
  char before(std::size_t offset) const { return offset == 0 ? '\n' : text_[offset - 1]; }
  bool is_again(std::string_view mark, std::size_t from) const {
    return from < text_.size() && text_.find(mark, from) != text_.npos;
  }

  bool begins_link(std::size_t offset) const {
    WikiLink link;
    return read_wiki_link(text_, before(offset) == '!' ? offset - 1 : offset, link);
  }

  bool begins_comment(std::size_t offset) const {
    return is_blank(before(offset)) && is_again("%%", offset + 2);
  }

  // "\===" is "==" behind a character that means itself.
  bool begins_mark(std::size_t offset) const {
    const std::size_t begin = offset + (before(offset) == '\\' && at(offset + 2) == '=' ? 3 : 2);
    return before(offset) != '=' && at(begin) != '=' && !is_blank(at(begin)) &&
           !is_word_char(before(offset)) && is_again("==", begin);
  }

  bool begins_directive(std::size_t offset) const {
    const char last = before(offset);
    if (!is_letter_char(at(offset + 1)) || (!is_blank(last) && last != '(')) return false;
    std::size_t name = offset + 1;
    while (is_word_char(at(name)) || at(name) == '-') ++name;
    return at(name) == '[';
  }

  std::string_view text_;
};

}  // namespace

void edit_wiki_syntax(TextPasses& passes, LineRules rules) {
  if (!WikiMarks(passes.text()).any()) return;
  passes.run([&](std::string_view before, EditedText& out) {
    WikiSyntax(passes, before, out, rules).edit();
  });
}

}  // namespace offprint
