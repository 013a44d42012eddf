#include "syntax/html_plain.h"

#include <algorithm>

#include "base/byte_scan.h"
#include "base/byte_set.h"
#include "base/line_index.h"
#include "syntax/html_entry.h"
#include "syntax/html_references.h"
#include "syntax/html_scan.h"

namespace offprint {
namespace {

constexpr std::size_t most_open_tags = 100;
constexpr std::size_t most_attributes = 100;

constexpr ByteSet spaces(" \t\n");
constexpr ByteSet name_bytes("abcdefghijklmnopqrstuvwxyz0123456789-_:");
constexpr ByteSet value_ends(" \t\n\"'=<>`");

// Of characters that the parser replaces or complains about: controls, CR among them, U+0080 to
// U+009F, the mark of byte order and what is no character.
constexpr int may_be_odd(std::uint8_t byte) {
  return ((byte < 0x20) & (byte != '\t') & (byte != '\n')) | (byte == 0x7F) | (byte == 0xC2) |
         (byte >= 0xEF);
}

bool is_odd(std::string_view character) {
  const auto byte = [&](std::size_t i) {
    return i < character.size() ? static_cast<unsigned char>(character[i]) : 0;
  };
  if (byte(0) == 0xC2) return byte(1) < 0xA0;
  if (byte(0) == 0xEF) return byte(1) == 0xB7 || byte(1) == 0xBB || byte(1) == 0xBF;
  return byte(0) < 0xF0 || (byte(2) == 0xBF && byte(3) >= 0xBE);
}

// Replaces the references in `text`, which then lies in `decoded`. False: only the parser can.
bool decode(std::string_view& text, ReferencePlace place, DecodedTexts& decoded) {
  if (text.find('&') == text.npos) return true;
  auto made = decode_plain_references(text, place);
  if (!made) return false;
  text = decoded.emplace_front(*std::move(made));
  return true;
}

bool has_attribute(const HtmlAttributes& attributes, std::string_view name) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const auto& attribute) { return attribute.first == name; });
}

// What stands in a paragraph, and is dropped with its contents.
bool is_plain_control(std::string_view name) {
  return name == "progress" || name == "meter" || name == "input";
}

bool is_row_group(std::string_view name) {
  return name == "thead" || name == "tbody" || name == "tfoot";
}

bool is_cell(std::string_view name) { return name == "td" || name == "th"; }

// Of tags whose contents flow and which are told from others by nothing but their names; those of
// phrasing are known by HtmlRule::inline_safe.
bool is_plain_block(std::string_view name) {
  static constexpr std::string_view names[] = {
      "address",    "article", "aside",  "blockquote", "center",  "details", "div",
      "figcaption", "figure",  "footer", "h1",         "h2",      "h3",      "h4",
      "h5",         "h6",      "header", "hgroup",     "hr",      "li",      "main",
      "nav",        "ol",      "p",      "section",    "summary", "table",   "ul"};
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
  std::size_t begin;      // offset
  std::string_view text;  // decoded; of a tag: as written, "" for one that goes without saying
  const HtmlRule* rule = nullptr;
  HtmlAttributes attributes = {};
};

class PlainScan {
 public:
  PlainScan(std::string_view html, DecodedTexts& decoded) : html_(html), decoded_(decoded) {}

  // Nothing when the HTML is not plain.
  std::optional<std::vector<Step>> run() {
    if (!is_plain_text(html_)) return std::nullopt;
    for (std::size_t at = 0; at < html_.size();) {
      const std::size_t tag = std::min(html_.find('<', at), html_.size());
      if (tag > at && !read_text(at, html_.substr(at, tag - at))) return std::nullopt;
      at = tag == html_.size() ? tag : read_tag(tag);
      if (at == html_.npos) return std::nullopt;
    }
    if (!open_.empty()) return std::nullopt;
    return std::move(steps_);
  }

 private:
  bool read_text(std::size_t at, std::string_view text) {
    // The parser moves words out of a table; blanks there have no effect.
    if (holds_rows_or_cells()) return text.find_first_not_of(" \t\n") == text.npos;
    if (!decode(text, ReferencePlace::text, decoded_)) return false;
    steps_.push_back({Step::Kind::text, at, text});
    return true;
  }

  // Where to go on; npos: this is not plain.
  std::size_t read_tag(std::size_t at) {
    if (html_.substr(at).starts_with("<!--")) return skip_comment(at);
    const std::optional<HtmlTag> tag = scan_tag(html_.substr(at));
    if (!tag) return html_.npos;
    const HtmlRule& rule = html_rule(tag->name);
    const std::string_view text = html_.substr(at, tag->size);
    const bool is_void = is_void_tag(rule.tag);
    if (tag->end) {
      if (!(is_void ? rule.tag != "br" && !is_in("iframe") : end(rule, at, text)))
        return html_.npos;
    } else {
      if (tag->attributes > most_attributes || !may_begin(rule)) return html_.npos;
      if (rule.tag == "tr" && is_in("table")) start(html_rule("tbody"), at, {});
      if (!start(rule, at, text)) return html_.npos;
      if (is_void) open_.pop_back();
    }
    return open_.size() > most_open_tags ? html_.npos : at + tag->size;
  }

  bool start(const HtmlRule& rule, std::size_t at, std::string_view text) {
    steps_.push_back({Step::Kind::start, at, text, &rule});
    open_.push_back({rule.tag, text.empty()});
    return text.empty() || read_plain_attributes(text, steps_.back().attributes, decoded_);
  }

  bool end(const HtmlRule& rule, std::size_t at, std::string_view text) {
    if (rule.tag == "table") end_implied(at);
    if (open_.empty() || open_.back().name != rule.tag || open_.back().implied) return false;
    steps_.push_back({Step::Kind::end, at, text, &rule});
    open_.pop_back();
    return true;
  }

  void end_implied(std::size_t at) {
    if (open_.empty() || !open_.back().implied) return;
    steps_.push_back({Step::Kind::end, at, {}});
    open_.pop_back();
  }

  std::size_t skip_comment(std::size_t at) const {
    const std::string_view rest = html_.substr(at);
    const std::size_t end = rest.find("-->", 4);
    if (rest.starts_with("<!-->") || rest.starts_with("<!--->") || end == rest.npos ||
        rest.substr(0, end).find("--!>") != rest.npos || is_in("iframe"))
      return html_.npos;
    return at + end + 3;
  }

  // Whether the tag leaves open what is open, and has the parent it needs.
  bool may_begin(const HtmlRule& rule) const {
    if (is_in("iframe")) return false;
    if (is_row_group(rule.tag)) return is_in("table");
    if (rule.tag == "tr")
      return is_in("table") || (!open_.empty() && is_row_group(open_.back().name));
    if (is_cell(rule.tag)) return is_in("tr");
    if (holds_rows_or_cells()) return false;
    if (rule.inline_safe) return rule.tag != "a" || !is_open("a");
    if (is_plain_control(rule.tag) || rule.tag == "iframe") return true;
    if (!is_plain_block(rule.tag) || is_open("p")) return false;
    if (rule.tag == "li") return is_in("ul") || is_in("ol");
    return !is_heading(rule.tag) || std::none_of(open_.begin(), open_.end(), [](const Open& open) {
      return is_heading(open.name);
    });
  }

  bool is_in(std::string_view name) const { return !open_.empty() && open_.back().name == name; }

  bool holds_rows_or_cells() const {
    return !open_.empty() && (open_.back().name == "table" || open_.back().name == "tr" ||
                              is_row_group(open_.back().name));
  }

  bool is_open(std::string_view name) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Open& open) { return open.name == name; });
  }

  struct Open {
    std::string_view name;
    bool implied;  // a <tbody> that is not written
  };

  std::string_view html_;
  DecodedTexts& decoded_;
  std::vector<Step> steps_;
  std::vector<Open> open_;
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

bool is_plain_text(std::string_view text) {
  for (std::size_t at = find_byte<may_be_odd>(text); at < text.size();
       at = find_byte<may_be_odd>(text, at + 1))
    if (is_odd(text.substr(at))) return false;
  return true;
}

bool read_plain_attributes(std::string_view tag, HtmlAttributes& attributes,
                           DecodedTexts& decoded) {
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
    if (at >= tag.size() || !decode(value, ReferencePlace::attribute, decoded)) return false;
    attributes.emplace_back(name, value);
  }
}

bool emit_plain_html(const HtmlSource& source, FlowBuilder& builder) {
  DecodedTexts decoded;
  const auto steps = PlainScan(source.html, decoded).run();
  if (!steps) return false;
  HtmlEntry entry({}, source.position, builder);
  Places places(source);
  int dropped = 0;  // how deep inside an element that leaves nothing
  for (const Step& step : *steps) {
    if (builder.full()) return true;
    if (step.kind == Step::Kind::end) {
      if (dropped == 0) builder.end();
      dropped -= dropped > 0;
    } else if (dropped > 0) {
      dropped += step.kind == Step::Kind::start && !is_void_tag(step.rule->tag);
    } else if (entry.locate(places.at(step.begin)); step.kind == Step::Kind::text) {
      builder.text(step.text, entry.position());
    } else if (!entry.enter({step.rule->tag, *step.rule, step.attributes})) {
      dropped = !is_void_tag(step.rule->tag);
    }
  }
  return true;
}

}  // namespace offprint
