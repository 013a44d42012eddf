#include "ingest/html/sight_lines.h"

#include <algorithm>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::string_view block_tags[] = {
    "address", "article", "aside",   "blockquote", "body",  "br",       "caption",    "center",
    "dd",      "details", "div",     "dl",         "dt",    "fieldset", "figcaption", "figure",
    "footer",  "form",    "h1",      "h2",         "h3",    "h4",       "h5",         "h6",
    "header",  "hgroup",  "hr",      "li",         "main",  "nav",      "ol",         "p",
    "pre",     "section", "summary", "table",      "tbody", "td",       "tfoot",      "th",
    "thead",   "tr",      "ul"};

constexpr std::string_view hidden_tags[] = {
    "canvas", "datalist", "embed",  "head",  "iframe", "math",     "noscript", "object",
    "option", "script",   "select", "style", "svg",    "template", "textarea", "title"};

constexpr PageNode most_hidden = 300;  // nodes

template <std::size_t N>
bool is_one_of(const std::string_view (&list)[N], std::string_view tag) {
  return std::binary_search(std::begin(list), std::end(list), tag);
}

struct NamePart {
  Mark mark;
  std::string_view part;
};

constexpr NamePart name_parts[] = {
#define OFFPRINT_MARK(mark, part) {Mark::mark, part},
#include "ingest/html/element_marks.def"
#undef OFFPRINT_MARK
};

class LineMaker {
 public:
  explicit LineMaker(const HtmlPage& page) : page_(page) {}

  std::vector<SightLine> run(PageNode top, PageNode end) {
    for (PageNode node = top; node < end;) {
      while (!open_.empty() && node >= open_.back()) {
        open_.pop_back();
        close();
      }
      node = page_.is_text(node) ? text(node) : element(node);
    }
    close();
    return std::move(lines_);
  }

 private:
  PageNode text(PageNode node) {
    const std::string_view text = page_[node].text;
    if (!trim(text).empty()) {
      if (line_.text.empty()) line_.first = node;
      line_.last = node;
    }
    if (!line_.text.empty() || !trim(text).empty()) line_.text += text;
    return node + 1;
  }

  PageNode element(PageNode node) {
    if (is_hidden(page_, node)) return page_[node].end;
    if (is_block_tag(page_[node].tag)) {
      close();
      if (page_[node].end > node + 1) open_.push_back(page_[node].end);
    }
    return node + 1;
  }

  void close() {
    line_.text = collapse_space(line_.text);
    if (!line_.text.empty()) lines_.push_back(std::move(line_));
    line_ = {};
  }

  const HtmlPage& page_;
  std::vector<PageNode> open_;  // ends of the blocks around
  std::vector<SightLine> lines_;
  SightLine line_;
};

}  // namespace

bool is_block_tag(std::string_view tag) { return is_one_of(block_tags, tag); }

bool is_hidden(const HtmlPage& page, PageNode node) {
  if (is_one_of(hidden_tags, page[node].tag)) return true;
  // Scripts show what is hidden and large: streamed pages come so.
  if (page[node].end - node > most_hidden) return false;
  if (page.has_attribute(node, "hidden")) return true;
  std::string style(page.attribute(node, "style"));
  style.erase(std::remove_if(style.begin(), style.end(), [](char c) { return c == ' '; }),
              style.end());
  return style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos;
}

std::vector<SightLine> read_sight_lines(const HtmlPage& page) {
  return page.size() == 0 ? std::vector<SightLine>{} : LineMaker(page).run(0, page[0].end);
}

std::string visible_text(const HtmlPage& page, PageNode node) {
  std::string text;
  for (const SightLine& line : LineMaker(page).run(node, page[node].end))
    text += (text.empty() ? "" : " ") + line.text;
  return text;
}

std::size_t first_line_at(const std::vector<SightLine>& lines, PageNode node) {
  const auto found = std::partition_point(lines.begin(), lines.end(),
                                          [&](const SightLine& line) { return line.last < node; });
  return static_cast<std::size_t>(found - lines.begin());
}

std::string names_of(const HtmlPage& page, PageNode node) {
  std::string names;
  for (const std::string_view key :
       {"class", "id", "data-testid", "data-component", "data-content-field", "slot"}) {
    const std::string_view value = page.attribute(node, key);
    if (value.empty()) continue;
    names += ' ';
    names += first_bytes(value, 400);
  }
  return names.empty() ? names : to_lower(names) + ' ';
}

bool has_mark(std::string_view names, Mark mark) {
  if (names.empty()) return false;
  return std::any_of(std::begin(name_parts), std::end(name_parts), [&](const NamePart& part) {
    return part.mark == mark && names.find(part.part) != names.npos;
  });
}

}  // namespace offprint
