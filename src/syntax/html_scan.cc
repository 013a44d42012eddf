#include "syntax/html_scan.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "base/unicode.h"
#include "syntax/html_elements.h"

namespace offprint {
namespace {

constexpr std::size_t most_open_tags = 2000;
constexpr std::size_t looks_for_an_open_tag = 25'000;  // at others, for each that is allowed

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Their contents are text, up to their own end tag.
constexpr std::array<std::string_view, 8> raw_text_tags{"script", "style",  "textarea", "title",
                                                        "xmp",    "iframe", "noembed",  "noframes"};
constexpr std::array<std::string_view, 8> document_tags{"html",  "head",      "body",    "frameset",
                                                        "frame", "plaintext", "isindex", "image"};
constexpr std::array<std::string_view, 14> optional_end_tags{
    "p", "li", "dd", "dt", "td", "th", "tr", "rt", "rp", "rb", "tbody", "thead", "tfoot", "option"};

// Hold whatever flows, and close nothing that is open but a paragraph.
constexpr std::array<std::string_view, 16> flow_tags{
    "address", "article", "aside",  "blockquote", "center", "details", "div",     "figcaption",
    "figure",  "footer",  "header", "hgroup",     "main",   "nav",     "section", "summary"};

// Closed apart from what lies within (WHATWG HTML, section 13.2.4.3), and not looked out of.
constexpr std::array<std::string_view, 14> formatting_tags{
    "a",    "b", "big",   "code",   "em",     "font", "i",
    "nobr", "s", "small", "strike", "strong", "tt",   "u"};
constexpr std::array<std::string_view, 17> scope_tags{
    "table",          "caption", "template",     "object", "applet", "marquee", "svg",
    "math",           "mi",      "mo",           "mn",     "ms",     "mtext",   "desc",
    "annotation-xml", "title",   "foreignobject"};

std::size_t skip_space(std::string_view html, std::size_t at) {
  while (at < html.size() && is_space(html[at])) ++at;
  return at;
}

// Past the value that follows '='; npos when it does not end.
std::size_t skip_value(std::string_view html, std::size_t at) {
  at = skip_space(html, at);
  if (at >= html.size()) return html.npos;
  if (html[at] == '"' || html[at] == '\'') {
    const std::size_t end = html.find(html[at], at + 1);
    return end == html.npos ? end : end + 1;
  }
  while (at < html.size() && !is_space(html[at]) && html[at] != '>') ++at;
  return at;
}

// The offset of the end tag that closes raw text, or npos.
std::size_t find_raw_end(std::string_view html, std::size_t at, std::string_view name) {
  while ((at = html.find("</", at)) != html.npos) {
    const std::string_view rest = html.substr(at + 2);
    if (rest.size() > name.size() && ascii_lower(rest.substr(0, name.size())) == name &&
        (is_space(rest[name.size()]) || rest[name.size()] == '>' || rest[name.size()] == '/'))
      return at;
    at += 2;
  }
  return at;
}

// The bytes of the comment at the beginning; npos when it does not end. One that ends as none
// should, "<!-->" or "--!>", is not regular.
std::size_t comment_size(std::string_view html, bool& regular) {
  for (const std::string_view whole : {"<!-->", "<!--->"})
    if (html.starts_with(whole)) {
      regular = false;
      return whole.size();
    }
  for (std::size_t at = html.find("--", 4); at != html.npos; at = html.find("--", at + 1)) {
    if (html.substr(at).starts_with("-->")) return at + 3;
    if (html.substr(at).starts_with("--!>")) {
      regular = false;
      return at + 4;
    }
  }
  return html.npos;
}

// Walks over the tags: visit(tag, offset) for each; false from it stops. What comes between the
// start tag of raw text and its end is passed over where is_raw() says so. Returns whether all was
// regular to the end.
template <typename Visit, typename IsRaw>
bool walk_tags(std::string_view html, Visit visit, IsRaw is_raw) {
  std::size_t at = 0;
  bool regular = true;
  while ((at = html.find('<', at)) != html.npos) {
    const std::string_view rest = html.substr(at);
    if (rest.size() < 2) return regular;
    if (rest.starts_with("<!--")) {
      const std::size_t size = comment_size(rest, regular);
      if (size == rest.npos) return false;
      at += size;
      continue;
    }
    const bool names =
        is_ascii_letter(rest[1]) || (rest[1] == '/' && rest.size() > 2 && is_ascii_letter(rest[2]));
    if (!names) {
      if (rest[1] != '!' && rest[1] != '?' && rest[1] != '/') {
        ++at;
        continue;
      }
      const std::size_t end = rest.find('>');
      if (end == rest.npos) return false;
      at += end + 1;
      continue;
    }
    const std::optional<HtmlTag> tag = scan_tag(rest);
    if (!tag || !visit(*tag, at)) return false;
    at += tag->size;
    if (!tag->end && is_one_of(tag->name, raw_text_tags) && is_raw()) {
      at = find_raw_end(html, at, tag->name);
      if (at == html.npos) return false;
    }
  }
  return regular;
}

// Whether a structural tag has the parent that keeps it from closing or joining what lies around
// the fragment.
bool has_its_parent(std::string_view name, std::string_view parent) {
  if (name == "li") return parent == "ul" || parent == "ol" || parent == "menu" || parent == "dir";
  if (name == "dt" || name == "dd") return parent == "dl";
  if (name == "tr")
    return parent == "table" || parent == "tbody" || parent == "thead" || parent == "tfoot";
  if (name == "td" || name == "th") return parent == "tr";
  if (name == "rt" || name == "rp" || name == "rb" || name == "rtc") return parent == "ruby";
  if (name == "tbody" || name == "thead" || name == "tfoot" || name == "caption" ||
      name == "colgroup")
    return parent == "table";
  if (name == "col") return parent == "colgroup" || parent == "table";
  if (name == "option" || name == "optgroup")
    return parent == "select" || parent == "optgroup" || parent == "datalist";
  return true;
}

// How deep a parser's stack gets, as nearly as counting tells: an end tag closes what it finds
// open, and all within, but never looks out of a table or its like; one of formatting closes only
// itself.
class OpenTags {
 public:
  std::size_t depth() const { return open_.size(); }
  std::size_t work() const { return work_; }
  bool holds(const std::string& name) const {
    const auto count = counts_.find(name);
    return count != counts_.end() && count->second > 0;
  }

  void open(const std::string& name) {
    open_.push_back(name);
    ++counts_[name];
  }

  void close(const std::string& name) {
    const auto count = counts_.find(name);
    if (count == counts_.end() || count->second == 0) return;
    auto at = open_.end();
    while (at != open_.begin()) {
      ++work_;
      --at;
      if (*at == name) break;
      if (is_one_of(*at, scope_tags)) return;
    }
    const auto end = is_one_of(name, formatting_tags) ? at + 1 : open_.end();
    for (auto closed = at; closed != end; ++closed) --counts_[*closed];
    open_.erase(at, end);
  }

 private:
  std::vector<std::string> open_;
  std::unordered_map<std::string, std::size_t> counts_;
  std::size_t work_ = 0;
};

// Which tags of a fragment belong together.
class TagPairs {
 public:
  // False: the fragment means something else by itself.
  bool add(const HtmlTag& tag, std::size_t at) {
    if (is_one_of(tag.name, document_tags)) return false;
    if (tag.end) return close(tag, at);
    if (!has_its_parent(tag.name, open_.empty() ? std::string_view() : open_.back().tag->name))
      return false;
    const bool closed = is_void_tag(tag.name) || (tag.self_closing && is_foreign(tag.name));
    if (!closed) open_.push_back({at, at + tag.size, tag});
    return open_.size() < most_open_tags;
  }

  // Those whose other halves are missing: first ends, then beginnings. Nothing when they may not
  // stand alone.
  std::optional<std::vector<HtmlPiece>> alone() && {
    for (HtmlPiece& piece : open_) {
      if (!is_one_of(piece.tag->name, flow_tags)) return std::nullopt;
      alone_.push_back(std::move(piece));
    }
    return std::move(alone_);
  }

 private:
  bool close(const HtmlTag& tag, std::size_t at) {
    if (means_nothing(tag.name)) return true;
    if (open_.empty()) {
      alone_.push_back({at, at + tag.size, tag});
      return is_one_of(tag.name, flow_tags);
    }
    if (open_.back().tag->name != tag.name) return false;
    open_.pop_back();
    return true;
  }

  // The end tag of what has no end, outside SVG and MathML: </img>. The parser passes over it.
  bool means_nothing(std::string_view name) const {
    return is_void_tag(name) && name != "br" && !is_foreign(name);
  }

  bool is_foreign(std::string_view name) const {
    const auto is_root = [](std::string_view tag) { return tag == "svg" || tag == "math"; };
    return is_root(name) || std::any_of(open_.begin(), open_.end(), [&](const HtmlPiece& open) {
             return is_root(open.tag->name);
           });
  }

  std::vector<HtmlPiece> open_, alone_;
};

}  // namespace

std::optional<HtmlTag> scan_tag(std::string_view html) {
  HtmlTag tag;
  std::size_t at = 1;
  if (html.size() < 3 || html[0] != '<') return std::nullopt;
  if (html[1] == '/') tag.end = true, ++at;
  const std::size_t name = at;
  if (!is_ascii_letter(html[name])) return std::nullopt;
  while (at < html.size() && !is_space(html[at]) && html[at] != '/' && html[at] != '>') ++at;
  tag.name = ascii_lower(html.substr(name, at - name));
  while (true) {
    while (at < html.size() && (is_space(html[at]) || html[at] == '/')) ++at;
    if (at >= html.size()) return std::nullopt;
    if (html[at] == '>') break;
    ++tag.attributes;
    ++at;  // a name may begin with '='
    while (at < html.size() && !is_space(html[at]) && html[at] != '/' && html[at] != '>' &&
           html[at] != '=')
      ++at;
    const std::size_t equals = skip_space(html, at);
    if (equals < html.size() && html[equals] == '=') at = skip_value(html, equals + 1);
    if (at == html.npos) return std::nullopt;
  }
  tag.self_closing = html[at - 1] == '/';
  tag.size = at + 1;
  return tag;
}

std::optional<std::vector<HtmlPiece>> take_apart(std::string_view html) {
  TagPairs pairs;
  const auto add = [&](const HtmlTag& tag, std::size_t at) { return pairs.add(tag, at); };
  if (!walk_tags(html, add, [] { return true; })) return std::nullopt;
  std::optional<std::vector<HtmlPiece>> alone = std::move(pairs).alone();
  if (!alone) return std::nullopt;
  if (alone->empty()) return std::vector<HtmlPiece>{{0, html.size(), std::nullopt}};
  std::vector<HtmlPiece> pieces;
  std::size_t done = 0;
  for (HtmlPiece& tag : *alone) {
    if (tag.begin > done) pieces.push_back({done, tag.begin, std::nullopt});
    done = tag.end;
    pieces.push_back(std::move(tag));
  }
  if (html.size() > done) pieces.push_back({done, html.size(), std::nullopt});
  return pieces;
}

Limit find_excess(std::string_view html, const Limits& limits) {
  OpenTags open;
  Limit excess = nullptr;
  std::size_t tags = 0;
  const auto add = [&](const HtmlTag& tag, std::size_t) {
    if (tag.attributes > limits.attributes) excess = &Limits::attributes;
    tags += !tag.end;
    if (tags > limits.nodes) excess = &Limits::nodes;
    if (is_one_of(tag.name, optional_end_tags) || is_void_tag(tag.name)) return !excess;
    if (tag.end)
      open.close(tag.name);
    else
      open.open(tag.name);
    if (open.depth() > limits.open_tags || open.work() / looks_for_an_open_tag > limits.open_tags)
      excess = &Limits::open_tags;
    return !excess;
  };
  // In drawings and formulas there is no raw text (WHATWG HTML, section 13.2.6.5).
  walk_tags(html, add, [&] { return !open.holds("svg") && !open.holds("math"); });
  return excess;
}

}  // namespace offprint
