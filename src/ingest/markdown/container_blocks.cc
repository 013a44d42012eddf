#include "ingest/markdown/container_blocks.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "ingest/markdown/directive.h"
#include "ingest/markdown/markup_words.h"

namespace offprint {
namespace {

constexpr std::size_t deepest = 40;  // of blocks that become elements; those below are opened

class ContainerBlocks {
 public:
  ContainerBlocks(TextPasses& passes, std::string_view text, EditedText& out, LineRules rules)
      : passes_(passes), text_(text), out_(out), lines_(text, rules) {}

  void edit() {
    for (BlockLine line; lines_.next(line);) {
      leave_closed(line.begin);
      drop_indents(line);
      if (line.kind == LineKind::admonition)
        open_admonition(line);
      else if (line.kind == LineKind::colon_fence)
        read_fence(line);
      else if (line.kind == LineKind::text && content(line).starts_with("::"))
        read_leaf(line);
    }
    leave_all();
  }

 private:
  struct Open {
    std::string_view end;  // of its element; "" when it has none
    std::string prefix;    // what its lines begin with
    std::size_t depth;     // containers around it
    std::uint32_t number;  // of the innermost of them; 0 at the top
    bool has_body;         // that ends with its indentation, and not with a fence
    std::uint32_t body;    // the number of the body, once its first line is there
  };

  std::string_view content(const BlockLine& line) const {
    return text_.substr(line.content, line.end - line.content);
  }

  bool is_around(const Open& open) const {
    const auto& containers = lines_.containers();
    if (open.depth > containers.size()) return false;
    if (open.depth > 0 && containers[open.depth - 1].number != open.number) return false;
    if (!open.has_body) return true;
    return open.depth < containers.size() &&
           containers[open.depth].kind == LineContainer::Kind::body &&
           (open.body == 0 || containers[open.depth].number == open.body);
  }

  // What a line's container ends, HTML's parser ends, too; but not the bodies of admonitions.
  void leave_closed(std::size_t begin) {
    while (!open_.empty() && !is_around(open_.back())) {
      if (open_.back().has_body) end_element(open_.back(), begin);
      open_.pop_back();
    }
    if (!open_.empty() && open_.back().has_body && open_.back().body == 0)
      open_.back().body = lines_.containers()[open_.back().depth].number;
  }

  void leave_all() {
    for (; !open_.empty(); open_.pop_back()) {
      if (!open_.back().end.empty() && !text_.ends_with('\n')) insert(text_.size(), "\n");
      end_element(open_.back(), text_.size());
    }
  }

  void end_element(const Open& open, std::size_t at) {
    if (!open.end.empty())
      insert(at, open.prefix + std::string(open.end) + '\n' + open.prefix + '\n');
  }

  void insert(std::size_t at, std::string_view text) {
    out_.keep_until(at);
    out_.replace_until(at, text);
  }

  void replace_content(const BlockLine& line, std::string_view text) {
    out_.keep_until(line.content);
    out_.replace_until(line.end, text);
  }

  void drop_indents(const BlockLine& line) {
    for (const auto& [begin, end] : lines_.body_indents()) {
      if (end > line.content) break;
      out_.keep_until(begin);
      out_.replace_until(end, "");
    }
  }

  // What other lines of the same container begin with: marks of lists as white space.
  std::string prefix(const BlockLine& line) const {
    std::string prefix;
    std::size_t at = line.begin;
    const auto add = [&](std::size_t end) {
      for (; at < end; ++at) {
        const char c = text_[at];
        prefix += c == '>' || c == '\t' ? c : ' ';
      }
    };
    for (const auto& [begin, end] : lines_.body_indents()) {
      add(begin);
      at = end;
    }
    add(line.content);
    return prefix;
  }

  void push(std::string_view end, std::string prefix, bool has_body) {
    const auto& containers = lines_.containers();
    open_.push_back({end, std::move(prefix), containers.size(),
                     containers.empty() ? 0 : containers.back().number, has_body, 0});
  }

  static std::string title_line(const std::string& prefix, std::string_view title) {
    if (trim(title).empty()) return "";
    return prefix + "<strong>" + std::string(trim(title)) + "</strong>\n" + prefix + '\n' + prefix;
  }

  void open_aside(const BlockLine& line, std::string_view title, bool has_body) {
    const std::string prefix = this->prefix(line);
    if (open_.size() >= deepest) return open_plain(line, title, has_body);
    replace_content(line, "<aside>\n" + prefix + '\n' + title_line(prefix, title));
    push("</aside>", prefix, has_body);
  }

  void open_details(const BlockLine& line, std::string_view title) {
    const std::string prefix = this->prefix(line);
    if (open_.size() >= deepest) return open_plain(line, title, false);
    replace_content(line, "<details><summary>\n" + prefix + '\n' + prefix +
                              std::string(title.empty() ? "Details" : title) + '\n' + prefix +
                              '\n' + prefix + "</summary>\n" + prefix);
    push("</details>", prefix, false);
  }

  void open_plain(const BlockLine& line, std::string_view title, bool has_body) {
    std::string prefix = this->prefix(line);
    replace_content(line, title.empty() ? "" : "\n" + title_line(prefix, title));
    push("", std::move(prefix), has_body);
  }

  // "!!! note inline end "Title"", "=== "Tab"".
  void open_admonition(const BlockLine& line) {
    std::string_view rest = content(line);
    const bool tab = rest.starts_with("===");
    rest = trim(rest.substr(std::min(rest.find_first_not_of("!?=+"), rest.size())));
    const std::size_t quote = rest.find('"');
    const std::string_view kind = rest.substr(0, std::min(rest.find_first_of(" \""), rest.size()));
    std::string title = kind_label(kind);
    if (quote != rest.npos) title = rest.substr(quote + 1, rest.size() - quote - 2);
    if (tab)
      open_plain(line, title, true);
    else
      open_aside(line, title, true);
  }

  void read_fence(const BlockLine& line) {
    std::string_view rest = content(line);
    rest = rest.substr(std::min(rest.find_first_not_of(':'), rest.size()));
    if (trim(rest).empty()) return close_fence(line);
    Directive directive;
    if (!read_directive(rest, directive)) return;
    if (directive.name.empty()) return open_division(line, directive);
    if (is_admonition_kind(directive.name)) {
      open_aside(line, title_of(directive, directive.name), false);
    } else if (ascii_lower(directive.name) == "details") {
      open_details(line, directive.label);
    } else {
      report(line, std::string(directive.name));
      open_plain(line, directive.label, false);
    }
  }

  static std::string title_of(const Directive& directive, std::string_view kind) {
    if (!directive.label.empty()) return std::string(directive.label);
    const std::string_view title = directive.attributes.value("title");
    return title.empty() ? kind_label(kind) : escape_markdown(title);
  }

  void open_division(const BlockLine& line, const Directive& directive) {
    for (std::string_view name : directive.attributes.classes) {
      if (name.starts_with("callout-")) name.remove_prefix(8);
      if (is_admonition_kind(name)) return open_aside(line, title_of(directive, name), false);
    }
    open_plain(line, "", false);
  }

  // Of the fences that are open in this container, the last.
  void close_fence(const BlockLine& line) {
    if (open_.empty() || open_.back().has_body) return;
    const Open& open = open_.back();
    replace_content(line, open.end.empty() ? "" : std::string(open.end) + '\n' + prefix(line));
    open_.pop_back();
  }

  void read_leaf(const BlockLine& line) {
    std::string_view rest = content(line).substr(2);
    Directive directive;
    if (!read_directive(rest, directive) || directive.name.empty()) return;
    const std::string_view after = rest.substr(directive.name.size());
    if (rest.front() == ' ' || (!after.starts_with('[') && !after.starts_with('{'))) return;
    const AttributeWords& words = directive.attributes;
    std::string_view id = words.id;
    for (const std::string_view key : {"id", "vid", "videoId", "url", "src", "href"})
      if (id.empty()) id = words.value(key);
    const std::string address = service_address(directive.name, id);
    if (address.empty()) report(line, std::string(directive.name));
    const std::string embed =
        address.empty() ? std::string(directive.label) : embed_html(address, directive.label);
    const std::string prefix = this->prefix(line);
    replace_content(line, '\n' + prefix + embed + '\n' + prefix);
  }

  void report(const BlockLine& line, const std::string& name) {
    passes_.report(Code::template_syntax_removed, line.content,
                   "the directive `" + name + "` was removed; the text in it was kept");
  }

  TextPasses& passes_;
  std::string_view text_;
  EditedText& out_;
  BlockLines lines_;
  std::vector<Open> open_;
};

// Whether `mark` begins what some line holds: marks of containers may stand before it.
bool begins_a_line(std::string_view text, std::string_view mark) {
  constexpr ByteSet containers(" \t>-+*.)0123456789");
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && containers.holds(text[begin - 1])) --begin;
    if (begin == 0 || text[begin - 1] == '\n' || text[begin - 1] == '\r') return true;
  }
  return false;
}

bool may_hold_containers(std::string_view text) {
  const auto is_there = [&](std::string_view mark) { return text.find(mark) != text.npos; };
  const auto begins = [&](std::string_view mark) { return begins_a_line(text, mark); };
  constexpr std::string_view marks[] = {"::", "!!! ", "??? ", "???+ ", "=== \""};
  constexpr std::string_view openings[] = {"::", "!!!", "???", "==="};
  return std::any_of(std::begin(marks), std::end(marks), is_there) &&
         std::any_of(std::begin(openings), std::end(openings), begins);
}

}  // namespace

void edit_container_blocks(TextPasses& passes, LineRules rules) {
  if (!may_hold_containers(passes.text())) return;
  passes.run([&](std::string_view before, EditedText& out) {
    ContainerBlocks(passes, before, out, rules).edit();
  });
}

}  // namespace offprint
