#include "ingest/html/surroundings.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/html/page_facts.h"
#include "ingest/html/page_hints.h"
#include "ingest/html/page_title.h"

namespace offprint {
namespace {

constexpr std::size_t lines_before = 10;  // of the headline
constexpr std::size_t lines_after = 45;
constexpr std::size_t long_line = 160;      // bytes: running text
constexpr PageNode most_covered = 400;      // nodes of an element that is one line
constexpr std::size_t most_long_lines = 3;  // a dek and two paragraphs

bool is_aside_kind(ChromeKind kind) {
  switch (kind) {
    case ChromeKind::navigation:
    case ChromeKind::breadcrumbs:
    case ChromeKind::footer:
    case ChromeKind::sidebar:
    case ChromeKind::dialog:
    case ChromeKind::consent:
    case ChromeKind::comments:
    case ChromeKind::related:
    case ChromeKind::newsletter:
    case ChromeKind::advertisement:
    case ChromeKind::promotion:
    case ChromeKind::pagination:
      return true;
    default:
      return false;
  }
}

bool is_aside_tag(std::string_view tag) { return tag == "nav" || tag == "aside" || tag == "form"; }

bool holds(const HtmlPage& page, PageNode outer, PageNode inner) {
  return inner != no_page_node && inner >= outer && inner < page[outer].end;
}

bool is_picture(std::string_view tag) {
  return tag == "img" || tag == "picture" || tag == "video" || tag == "figure";
}

}  // namespace

std::vector<bool> page_asides(const HtmlPage& page, const PageHead& head) {
  std::vector<bool> asides(page.size(), false);
  std::vector<bool> holds_heading(page.size(), false);
  for (const PageNode heading : head.headings)
    for (PageNode up = heading; up != no_page_node && !holds_heading[up]; up = page[up].parent)
      holds_heading[up] = true;
  for (PageNode node = 0; node < page.size(); ++node) {
    const HtmlPage::Node& element = page[node];
    if (page.is_text(node) || holds_heading[node] || element.tag == "body" ||
        element.tag == "html" || element.tag == "main")
      continue;
    const PageHint hint = hint_of(page, node);
    const bool aside = is_aside_tag(element.tag) ||
                       (hint.strength == HintStrength::sure && is_aside_kind(hint.kind));
    if (!aside) continue;
    std::fill(asides.begin() + node, asides.begin() + element.end, true);
    node = element.end - 1;
  }
  return asides;
}

Surroundings::Surroundings(const HtmlPage& page, const std::vector<bool>& asides, PageNode headline,
                           std::string_view title)
    : page_(page), lines_(read_sight_lines(page)), aside_(asides), headline_(headline) {
  if (headline_ == no_page_node) find_headline(title);
  measure();
}

void Surroundings::find_headline(std::string_view title) {
  const std::string wanted = comparable_title(title);
  if (wanted.empty()) return;
  for (const SightLine& line : lines_) {
    if (line.text.size() > 2 * title.size() + 16 || comparable_title(line.text) != wanted) continue;
    PageNode node = page_[line.first].parent;
    for (PageNode up = node; up != no_page_node && page_[up].end <= line.last + 2;
         up = page_[up].parent)
      if (is_heading_tag(page_[up].tag)) node = up;
    const bool is_link = page_[node].tag == "a";
    if (headline_ == no_page_node || is_heading_tag(page_[node].tag)) headline_ = node;
    if (is_heading_tag(page_[node].tag) && !is_link) return;
  }
}

void Surroundings::measure() {
  if (page_.size() == 0) return;
  if (headline_ != no_page_node) {
    for (PageNode up = headline_; up != no_page_node; up = page_[up].parent)
      if (page_[up].tag == "article" || page_[up].tag == "main") {
        top_ = up;
        break;
      }
    headline_begin_ = first_line_at(lines_, headline_);
    headline_end_ = first_line_at(lines_, page_[headline_].end);
  } else {
    const PageNode main = page_.find("main");
    const PageNode article = page_.find("article", main == no_page_node ? 0 : main);
    top_ = article != no_page_node ? article : main != no_page_node ? main : 0;
    headline_begin_ = headline_end_ = first_line_at(lines_, top_);
  }
  near_begin_ = headline_begin_ - std::min(headline_begin_, lines_before);
  near_end_ = headline_end_;
  std::size_t long_lines = 0;
  while (near_end_ < lines_.size() && near_end_ < headline_end_ + lines_after &&
         long_lines < most_long_lines) {
    const SightLine& line = lines_[near_end_++];
    if (line.text.size() > long_line && !aside_[line.first]) ++long_lines;
  }
}

PageNode Surroundings::cover(std::size_t first_line, std::size_t last_line) const {
  const PageNode first = lines_[first_line].first;
  const PageNode last = lines_[last_line].last;
  const PageNode before = first_line == 0 ? 0 : lines_[first_line - 1].last + 1;
  const PageNode after = last_line + 1 < lines_.size() ? lines_[last_line + 1].first : no_page_node;
  PageNode covering = no_page_node;
  for (PageNode up = page_[first].parent; up != no_page_node; up = page_[up].parent) {
    const HtmlPage::Node& element = page_[up];
    if (element.end - up > most_covered || up < before || element.end > after ||
        element.tag == "body" || element.tag == "article" || element.tag == "main")
      break;
    if (element.end <= last) continue;
    bool pictures = false;
    for (PageNode below = up; below < element.end && !pictures; ++below)
      pictures = is_picture(page_[below].tag) &&
                 !(covering != no_page_node && holds(page_, covering, below));
    if (pictures) break;
    covering = up;
  }
  return covering;
}

}  // namespace offprint
