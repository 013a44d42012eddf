#include "syntax/html_plain.h"

#include <algorithm>

#include "base/byte_set.h"
#include "base/line_index.h"
#include "syntax/html_entry.h"
#include "syntax/html_scan.h"

namespace offprint {
namespace {

constexpr std::size_t most_open_tags = 100;
constexpr std::size_t most_attributes = 100;

constexpr ByteSet spaces(" \t\n");
constexpr ByteSet name_bytes("abcdefghijklmnopqrstuvwxyz0123456789-_:");
constexpr ByteSet value_ends(" \t\n\"'=<>`");

// '&' begins references; controls and what the parser takes for them are replaced, and CR is. The
// bytes from EF on begin characters some of which are no characters.
bool is_odd(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (byte < 0x20 && c != '\t' && c != '\n') || c == '&' || byte == 0x7F || byte >= 0xEF;
}

bool is_plain_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (is_odd(text[i])) return false;
    // U+0080 to U+009F
    if (text[i] == '\xC2' && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0)
      return false;
  }
  return true;
}

bool has_attribute(const HtmlAttributes& attributes, std::string_view name) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& attribute) { return attribute.first == name; });
}

// Of tags whose contents flow and which are told from others by nothing but their names; those of
// phrasing are known by HtmlRule::inline_safe.
bool is_plain_block(std::string_view name) {
  static constexpr std::string_view names[] = {
      "address",    "article", "aside",  "blockquote", "center",  "details", "div",
      "figcaption", "figure",  "footer", "h1",         "h2",      "h3",      "h4",
      "h5",         "h6",      "header", "hgroup",     "hr",      "li",      "main",
      "nav",        "ol",      "p",      "section",    "summary", "ul"};
  static_assert(std::is_sorted(std::begin(names), std::end(names)));
  return std::binary_search(std::begin(names), std::end(names), name);
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

// One step through HTML: text, a start tag or an end tag.
struct Step {
  enum class Kind : std::uint8_t { text, start, end };
  Kind kind;
  std::size_t begin, end;  // offsets
  const HtmlRule* rule = nullptr;
};

class PlainScan {
 public:
  explicit PlainScan(std::string_view html) : html_(html) {}

  // Nothing when the HTML is not plain.
  std::optional<std::vector<Step>> run() {
    if (!is_plain_text(html_)) return std::nullopt;
    for (std::size_t at = 0; at < html_.size();) {
      const std::size_t tag = std::min(html_.find('<', at), html_.size());
      if (tag > at) steps_.push_back({Step::Kind::text, at, tag});
      at = tag == html_.size() ? tag : read_tag(tag);
      if (at == html_.npos) return std::nullopt;
    }
    if (!open_.empty()) return std::nullopt;
    return std::move(steps_);
  }

 private:
  // Where to go on; npos: this is not plain.
  std::size_t read_tag(std::size_t at) {
    if (html_.substr(at).starts_with("<!--")) return skip_comment(at);
    const std::optional<HtmlTag> tag = scan_tag(html_.substr(at));
    if (!tag) return html_.npos;
    const HtmlRule& rule = html_rule(tag->name);
    const std::size_t end = at + tag->size;
    if (tag->end) {
      if (open_.empty() || open_.back() != rule.tag) return html_.npos;
      open_.pop_back();
      steps_.push_back({Step::Kind::end, at, end, &rule});
      return end;
    }
    if (tag->attributes > most_attributes || !may_begin(rule)) return html_.npos;
    steps_.push_back({Step::Kind::start, at, end, &rule});
    if (!is_void_tag(rule.tag)) open_.push_back(rule.tag);
    return open_.size() > most_open_tags ? html_.npos : end;
  }

  std::size_t skip_comment(std::size_t at) const {
    const std::string_view rest = html_.substr(at);
    const std::size_t end = rest.find("-->", 4);
    if (rest.starts_with("<!-->") || rest.starts_with("<!--->") || end == rest.npos ||
        rest.substr(0, end).find("--!>") != rest.npos)
      return html_.npos;
    return at + end + 3;
  }

  // Whether the tag leaves open what is open, and has the parent it needs.
  bool may_begin(const HtmlRule& rule) const {
    if (rule.inline_safe) return rule.tag != "a" || !is_open("a");
    if (!is_plain_block(rule.tag) || is_open("p")) return false;
    if (rule.tag == "li") return !open_.empty() && (open_.back() == "ul" || open_.back() == "ol");
    return !is_heading(rule.tag) || std::none_of(open_.begin(), open_.end(), is_heading);
  }

  bool is_open(std::string_view name) const {
    return std::find(open_.begin(), open_.end(), name) != open_.end();
  }

  std::string_view html_;
  std::vector<Step> steps_;
  std::vector<std::string_view> open_;
};

// Counts on, from one step to the next.
class Places {
 public:
  explicit Places(const HtmlSource& source) : html_(source.html), position_(source.position) {}

  Position at(std::size_t offset) {
    const std::string_view passed = html_.substr(at_, offset - at_);
    at_ = offset;
    const std::size_t line = passed.rfind('\n');
    if (line == passed.npos) {
      position_.column += static_cast<std::uint32_t>(count_characters(passed));
    } else {
      position_.line += static_cast<std::uint32_t>(std::count(passed.begin(), passed.end(), '\n'));
      position_.column = static_cast<std::uint32_t>(count_characters(passed.substr(line + 1)) + 1);
    }
    return position_;
  }

 private:
  std::string_view html_;
  Position position_;
  std::size_t at_ = 0;
};

}  // namespace

bool read_plain_attributes(std::string_view tag, HtmlAttributes& attributes) {
  std::size_t at = 1;
  const auto skip = [&](const auto& is_skipped) {
    const std::size_t begin = at;
    while (at < tag.size() && is_skipped(tag[at])) ++at;
    return tag.substr(begin, at - begin);
  };
  const auto is_space = [](char c) { return spaces.holds(c); };
  skip([](char c) { return !spaces.holds(c) && c != '/' && c != '>'; });
  while (true) {
    skip(is_space);
    if (tag.substr(at) == ">" || tag.substr(at) == "/>") return is_plain_text(tag);
    const std::string_view name = skip([](char c) { return name_bytes.holds(c); });
    if (name.empty() || has_attribute(attributes, name)) return false;
    std::string_view value;
    skip(is_space);
    if (at < tag.size() && tag[at] == '=') {
      ++at;
      skip(is_space);
      if (at == tag.size()) return false;
      if (const char quote = tag[at]; quote == '"' || quote == '\'') {
        ++at;
        value = skip([&](char c) { return c != quote; });
        ++at;
      } else {
        value = skip([](char c) { return !value_ends.holds(c); });
        if (value.empty() || (at < tag.size() && !is_space(tag[at]) && tag[at] != '>'))
          return false;
      }
    }
    if (at >= tag.size()) return false;
    attributes.emplace_back(name, value);
  }
}

bool emit_plain_html(const HtmlSource& source, FlowBuilder& builder) {
  const auto steps = PlainScan(source.html).run();
  if (!steps) return false;
  std::vector<HtmlAttributes> attributes;  // of each start tag: all are read before any is emitted
  for (const Step& step : *steps) {
    if (step.kind != Step::Kind::start) continue;
    const std::string_view tag = source.html.substr(step.begin, step.end - step.begin);
    if (!read_plain_attributes(tag, attributes.emplace_back())) return false;
  }
  HtmlEntry entry({}, source.position, builder);
  Places places(source);
  auto next = attributes.begin();
  for (const Step& step : *steps) {
    if (builder.full()) return true;
    if (step.kind == Step::Kind::end) {
      builder.end();
      continue;
    }
    entry.locate(places.at(step.begin));
    if (step.kind == Step::Kind::text)
      builder.text(source.html.substr(step.begin, step.end - step.begin), entry.position());
    else
      entry.enter({step.rule->tag, *step.rule, *next++});
  }
  return true;
}

}  // namespace offprint
