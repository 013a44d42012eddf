#include "ingest/markdown/template_scan.h"

#include <algorithm>
#include <deque>
#include <map>

#include "base/byte_scan.h"
#include "base/unicode.h"
#include "ingest/markdown/block_lines.h"
#include "ingest/markdown/template_marks.h"

namespace offprint {
namespace {

// How far ahead the end of a paragraph is looked for, beyond its first line.
constexpr std::size_t paragraph_horizon = 4096;
constexpr std::size_t longest_prefix = 200;
constexpr int most_parentheses = 1000;  // in an address

// What means something in text, and in an HTML tag or the parentheses of a link.
constexpr int is_mark(std::uint8_t byte) {
  return (byte == '{') | (byte == '\\') | (byte == '`') | (byte == '<') | (byte == ']');
}
constexpr int is_mark_in_link(std::uint8_t byte) {
  return (byte == '{') | (byte == '\\') | (byte == '"') | (byte == '\'') | (byte == '(') |
         (byte == ')') | (byte == '>');
}

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
         (c >= '{' && c <= '~');
}

struct Line {
  BlockLine block;
  std::string prefix;
};

class Scanner {
 public:
  Scanner(std::string_view text, LineRules rules)
      : text_(text), rules_(rules), tags_(text), blocks_(text, rules) {}

  std::vector<FoundTag> run() {
    const std::size_t last = last_template_sign(text_);
    Line line;
    while (take_line(line) && line.block.begin <= last) {
      if (line.block.next <= at_ && at_ > line.block.begin) continue;
      scan(line);
    }
    return std::move(found_);
  }

 private:
  using Kind = FoundTag::Kind;

  bool pull() {
    Line line;
    if (!blocks_.next(line.block)) return false;
    for (std::size_t* place :
         {&line.block.begin, &line.block.content, &line.block.end, &line.block.next})
      *place += blocks_begin_;
    for (const LineContainer& container : blocks_.containers()) {
      if (container.kind == LineContainer::Kind::quote)
        line.prefix += "> ";
      else
        line.prefix.append(std::min(container.width, longest_prefix), ' ');
      if (line.prefix.size() > longest_prefix) break;
    }
    ahead_.push_back(std::move(line));
    return true;
  }

  bool take_line(Line& line) {
    if (restart_) {
      ahead_.clear();
      blocks_begin_ = at_;
      blocks_ = BlockLines(text_.substr(at_), rules_);
      restart_ = false;
    }
    if (ahead_.empty() && !pull()) return false;
    line = std::move(ahead_.front());
    ahead_.pop_front();
    return true;
  }

  // Where the paragraph that the line is of ends, as far as it is looked for.
  std::size_t paragraph_end() {
    if (!paragraph_known_) look_ahead(*line_);
    paragraph_known_ = true;
    return paragraph_end_;
  }

  void look_ahead(const Line& line) {
    paragraph_end_ = line.block.end;
    for (std::size_t i = 0; line.block.kind == LineKind::text; ++i) {
      if (i == ahead_.size() && (paragraph_end_ > line.block.end + paragraph_horizon || !pull()))
        break;
      if (ahead_[i].block.kind != LineKind::text || !ahead_[i].block.continues) break;
      paragraph_end_ = ahead_[i].block.end;
    }
    backticks_.clear();
    backticks_known_ = false;
  }

  void scan(const Line& line) {
    const BlockLine& block = line.block;
    switch (block.kind) {
      case LineKind::blank:
        in_html_ = false;
        leave_link();
        return;
      case LineKind::fence:
      case LineKind::fenced:
      case LineKind::indented:
      case LineKind::verbatim:
      case LineKind::rule:
        leave_link();
        return;
      default:
        break;
    }
    const std::size_t from = std::max(at_, block.content);
    const std::string_view content = text_.substr(from, block.end - std::min(from, block.end));
    if (!block.continues || block.end > paragraph_end_) paragraph_known_ = false;
    if (!block.continues) {
      leave_link();
      in_html_ = begins_html_block(content);
    }
    if (block.kind == LineKind::text && is_contents_mark(trim(content)))
      return add_mark(Kind::contents, from, block.end, line);
    line_ = &line;
    only_tags_ = true;
    scan_inline(from);
    previous_begin_ = block.content - block.begin <= 4 ? block.begin : block.content;
    previous_content_ = block.content;
  }

  void scan_inline(std::size_t at) {
    const std::size_t end = line_->block.end;
    const bool definition = defines_link(text_.substr(at, end - std::min(at, end)));
    while (at < end) {
      const bool in_text = context_ == TagContext::text;
      if (!in_text || !definition)
        at = in_text ? skip_to<is_mark>(at, end) : skip_to<is_mark_in_link>(at, end);
      if (at == end) break;
      const char c = text_[at];
      const std::size_t begin = at;
      if (c == '{') {
        at = take_brace(at);
        if (at > begin) continue;
      }
      at = context_ == TagContext::text ? step_text(begin) : step_link(begin);
      if (definition && context_ == TagContext::text && text_[begin] == ':') {
        context_ = TagContext::destination;
        depth_ = most_parentheses;
      }
      if (!is_blank(c)) only_tags_ = false;
    }
    if (definition) leave_link();
    if (at > line_->block.next) jump(at);
  }

  // Past what step_text, or step_link, would take byte by byte.
  template <auto stops>
  std::size_t skip_to(std::size_t at, std::size_t end) {
    const std::size_t stop = find_byte<stops>(text_.substr(0, end), at);
    while (only_tags_ && at < stop) only_tags_ = is_blank(text_[at++]);
    return stop;
  }

  void leave_link() {
    context_ = TagContext::text;
    in_tag_ = false;
    link_quote_ = 0;
  }

  static bool defines_link(std::string_view line) {
    if (!line.starts_with('[')) return false;
    const std::size_t end = line.find(']');
    return end != line.npos && line.substr(end + 1).starts_with(':');
  }

  // Goes on at `at`, in a later line.
  void jump(std::size_t at) {
    at_ = at;
    // What was jumped over may look like blocks that it is not.
    restart_ = line_->prefix.empty() && !found_.empty() && found_.back().tag.end == at &&
               found_.back().kind == Kind::verbatim;
  }

  std::size_t step_text(std::size_t at) {
    const char c = text_[at];
    const char after = at + 1 < text_.size() ? text_[at + 1] : '\n';
    if (c == '\\' && is_punctuation(after)) return at + 2;
    if (c == '`') return skip_code(at);
    if (c == '<') return take_html(at);
    if (c == ']' && after == '(') {
      context_ = TagContext::destination;
      depth_ = 1;
      link_quote_ = 0;
      return at + 2;
    }
    return at + 1;
  }

  // In an HTML tag, or in the parentheses of a link.
  std::size_t step_link(std::size_t at) {
    const char c = text_[at];
    if (c == '\\' && !in_tag_) return at + 2;
    if (link_quote_ != 0) {
      if (c == link_quote_) link_quote_ = 0;
      if (link_quote_ == 0 && !in_tag_) context_ = TagContext::destination;
    } else if (c == '"' || (c == '\'' && (in_tag_ || is_blank(text_[at - 1])))) {
      link_quote_ = c;
      context_ = TagContext::quoted;
    } else if (in_tag_ ? c == '>' : c == ')' && --depth_ == 0) {
      context_ = TagContext::text;
      in_tag_ = false;
    } else if (c == '(' && !in_tag_) {
      ++depth_;
    }
    return at + 1;
  }

  std::size_t skip_code(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && text_[end] == '`') ++end;
    const std::size_t last = paragraph_end();
    if (!backticks_known_) {
      for (std::size_t run = text_.find('`', end); run < last;) {
        std::size_t after = run;
        while (after < text_.size() && text_[after] == '`') ++after;
        backticks_[after - run].push_back(run);
        run = text_.find('`', after);
      }
      backticks_known_ = true;
    }
    const auto runs = backticks_.find(end - at);
    if (runs == backticks_.end()) return end;
    const auto close = std::lower_bound(runs->second.begin(), runs->second.end(), end);
    return close == runs->second.end() ? end : *close + (end - at);
  }

  std::size_t take_html(std::size_t at) {
    if (text_.substr(at, 4) == "<!--") {
      const std::size_t end = tags_.find_from("-->", at);
      return end == text_.npos ? at + 1 : end + 3;
    }
    const std::string_view name = html_tag_name(text_.substr(at, 32));
    if (name.empty()) return at + 1;
    for (const std::string_view code : {"code", "pre", "script", "style", "textarea", "kbd"}) {
      if (name != code || text_[at + 1] == '/') continue;
      const std::size_t end = tags_.find_from("</" + std::string(code) + ">", at);
      const bool holds_lines = code == "pre" || code == "script" || code == "style";
      if (end != text_.npos && (holds_lines || end <= paragraph_end()))
        return end + code.size() + 3;
    }
    if (tags_.find_from(">", at) > paragraph_end()) return at + 1;
    context_ = TagContext::quoted;
    in_tag_ = true;
    link_quote_ = 0;
    return at + 1;
  }

  // What a '{' begins; gives where to go on, `at` when it is nothing.
  std::size_t take_brace(std::size_t at) {
    if (at < raw_end_.begin) return at;
    if (at == raw_end_.begin && raw_end_.end > 0) {
      TemplateTag tag;
      tag.begin = at;
      tag.end = raw_end_.end;
      raw_end_ = {0, 0};
      return add(std::move(tag), Kind::raw, Meaning::raw);
    }
    if (std::optional<TemplateTag> tag = tags_.read(at)) return take_tag(std::move(*tag));
    if (const std::size_t length = path_mark_length(text_.substr(at, 12));
        length > 0 && context_ != TagContext::text)
      return add_mark(Kind::path_mark, at, at + length, *line_), at + length;
    return take_attributes(at);
  }

  std::size_t take_tag(TemplateTag tag) {
    const auto is_end_tag = [&] { return tag.closing || tag.style == TagStyle::output; };
    if (tag.style == TagStyle::tag || tag.style == TagStyle::shortcode) {
      if (meaning_of(tag) == Meaning::include) take_included_name(tag);
    }
    const Meaning meaning = meaning_of(tag);
    const bool encloses =
        meaning == Meaning::code || meaning == Meaning::raw || meaning == Meaning::comment;
    if (!encloses || is_end_tag() || tag.self_closing || tag.style == TagStyle::escaped)
      return add(std::move(tag), Kind::tag, meaning);
    const std::optional<TagReader::Range> close = tags_.find_closing(tag, tag.end);
    if (!close) return add(std::move(tag), Kind::tag, Meaning::unknown);
    if (meaning == Meaning::raw) {
      raw_end_ = *close;
      return add(std::move(tag), Kind::raw, meaning);
    }
    const std::size_t inner = tag.end;
    tag.end = close->end;
    const std::size_t end = add(std::move(tag), Kind::verbatim, meaning);
    found_.back().inner_begin = inner;
    found_.back().inner_end = close->begin;
    return end;
  }

  std::size_t take_attributes(std::size_t at) {
    const std::size_t length = attribute_list_length(text_.substr(at));
    if (length == 0 || context_ != TagContext::text) return at;
    const std::string_view list = text_.substr(at, length);
    if (!attribute_list_id(list).empty()) return at;  // kept with the element that it is about
    const std::size_t line_begin = line_->block.content;
    const char before = at > line_begin ? text_[at - 1] : '\n';
    const bool follows = std::string_view(")*_`]>\"").find(before) != text_.npos;
    const bool alone = only_tags_ && ends_line(at + length);
    if (!follows && !alone && !only_tags_) return at;
    std::size_t begin = at;
    std::size_t end = at + length;
    if (alone && list.starts_with("{::comment")) {
      const std::size_t close = tags_.find_from("{:/", end);
      if (close != text_.npos) end = std::min(text_.find('}', close), text_.size() - 1) + 1;
    }
    if (alone && makes_contents(list) && line_->block.continues &&
        is_item_line(previous_content_) &&
        (found_.empty() || found_.back().tag.end <= previous_begin_))
      begin = previous_begin_;
    add_mark(alone && begin < at ? Kind::contents : Kind::attributes, begin, end, *line_);
    return end;
  }

  // Whether what is at `content` is the only line of an item.
  bool is_item_line(std::size_t content) const {
    return content >= 2 && is_blank(text_[content - 1]) && text_[content - 2] != '\n' &&
           !is_blank(text_[content - 2]);
  }

  bool ends_line(std::size_t at) const {
    while (at < text_.size() && is_blank(text_[at])) ++at;
    return at >= text_.size() || text_[at] == '\n';
  }

  void add_mark(Kind kind, std::size_t begin, std::size_t end, const Line& line) {
    line_ = &line;
    TemplateTag tag;
    tag.begin = begin;
    tag.end = end;
    tag.inside = text_.substr(begin, end - begin);
    add(std::move(tag), kind, Meaning::machinery);
  }

  std::size_t add(TemplateTag tag, Kind kind, Meaning meaning) {
    const std::size_t end = tag.end;
    TagPlace place;
    place.context = context_;
    place.line_begins = only_tags_ && line_->block.indent < 4;
    place.line_ends = ends_line(end);
    place.in_html = in_html_;
    place.on_one_line = line_->block.kind != LineKind::text ||
                        text_.substr(line_->block.content, 1) == "|" ||
                        line_->prefix.size() > longest_prefix;
    place.prefix = line_->prefix;
    only_tags_ = only_tags_ && tag.style != TagStyle::output;
    found_.push_back({kind, std::move(tag), meaning, std::move(place), 0, 0});
    return end;
  }

  std::string_view text_;
  LineRules rules_;
  TagReader tags_;
  BlockLines blocks_;
  std::size_t blocks_begin_ = 0;
  std::deque<Line> ahead_;
  std::size_t at_ = 0;  // what is before was read
  bool restart_ = false;

  const Line* line_ = nullptr;
  std::size_t previous_begin_ = 0, previous_content_ = 0;
  bool only_tags_ = true;
  bool in_html_ = false;
  TagContext context_ = TagContext::text;
  bool in_tag_ = false;
  char link_quote_ = 0;
  int depth_ = 0;
  TagReader::Range raw_end_{0, 0};

  std::size_t paragraph_end_ = 0;
  bool paragraph_known_ = false;
  std::map<std::size_t, std::vector<std::size_t>> backticks_;  // by length of the run
  bool backticks_known_ = false;
  std::vector<FoundTag> found_;
};

}  // namespace

std::vector<FoundTag> find_templates(std::string_view text, LineRules rules) {
  return Scanner(text, rules).run();
}

}  // namespace offprint
