#include "ingest/html/page_chrome.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/url.h"

namespace offprint {
namespace {

// From these shares of the page's prose on, a sign is not believed.
constexpr double itself_share = 0.5;
constexpr double name_share = 0.35;
constexpr double comments_share = 0.9;

constexpr std::uint32_t little_prose = 200;         // characters
constexpr std::uint32_t most_prose_of_lists = 300;  // of navigation, tags and the like
constexpr std::uint32_t most_prose_of_author = 1200;
constexpr std::uint32_t least_prose_of_footer = 1500;
constexpr double author_share = 0.12;
constexpr std::size_t longest_style = 400;  // bytes that are looked at

bool has_style(std::string_view style, std::string_view declaration) {
  std::string text = ascii_lower(style.substr(0, longest_style));
  text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
  return text.find(declaration) != text.npos;
}

// Class names that hide at every width of the window: none of "hidden md:block", "d-none
// d-md-block".
bool is_hidden_by_class(std::string_view names) {
  if (names.find(':') != names.npos || names.starts_with("d-") || names.find(" d-") != names.npos)
    return false;
  while (!names.empty()) {
    names.remove_prefix(std::min(names.find_first_not_of(" \t\r\n\f"), names.size()));
    const std::string_view name = names.substr(0, names.find_first_of(" \t\r\n\f"));
    names.remove_prefix(name.size());
    if (name == "hidden" || name == "hide" || name == "is-hidden" || name == "invisible")
      return true;
  }
  return false;
}

bool holds_only_formula(const HtmlPage& page, PageNode node) {
  while (node != no_page_node && !page.is_text(node)) {
    if (page[node].tag == "math") return true;
    PageNode only = no_page_node;
    for (PageNode child = page[node].first_child; child != no_page_node; child = page[child].next) {
      if (page.is_text(child) &&
          page[child].text.find_first_not_of(" \t\r\n\f") == std::string_view::npos)
        continue;
      if (only != no_page_node) return false;
      only = child;
    }
    node = only;
  }
  return false;
}

// MathML for the ear, beside the same formula for the eye: the better of the two.
bool is_spoken_formula(const HtmlPage& page, PageNode node) {
  if (!holds_only_formula(page, node) || page[node].parent == no_page_node) return false;
  constexpr int most_siblings = 8;
  PageNode sibling = page[page[node].parent].first_child;
  for (int i = 0; i < most_siblings && sibling != no_page_node; ++i) {
    if (sibling != node && page.attribute(sibling, "aria-hidden") == "true") return true;
    sibling = page[sibling].next;
  }
  return false;
}

bool is_hidden(const HtmlPage& page, PageNode node) {
  if (page.has_attribute(node, "hidden") && page.attribute(node, "hidden") != "until-found")
    return true;
  if (page.attribute(node, "aria-hidden") == "true") return true;
  const std::string_view style = page.attribute(node, "style");
  const bool hidden = is_hidden_by_class(page.attribute(node, "class")) ||
                      has_style(style, "display:none") || has_style(style, "visibility:hidden");
  return hidden && !is_spoken_formula(page, node);
}

ChromeKind kind_of_role(std::string_view role) {
  if (role == "navigation" || role == "menu" || role == "menubar" || role == "toolbar")
    return ChromeKind::navigation;
  if (role == "search") return ChromeKind::search;
  if (role == "complementary") return ChromeKind::sidebar;
  if (role == "contentinfo") return ChromeKind::footer;
  if (role == "banner") return ChromeKind::header;
  if (role == "dialog" || role == "alertdialog" || role == "tooltip") return ChromeKind::dialog;
  return ChromeKind::none;
}

// Comments are written in sentences; navigation is not.
bool may_hold_prose(ChromeKind kind) {
  switch (kind) {
    case ChromeKind::navigation:
    case ChromeKind::breadcrumbs:
    case ChromeKind::search:
    case ChromeKind::sharing:
    case ChromeKind::tags:
    case ChromeKind::contents:
    case ChromeKind::pagination:
    case ChromeKind::controls:
    case ChromeKind::byline:
      return false;
    default:
      return true;
  }
}

bool is_in_article(const HtmlPage& page, PageNode node) {
  for (PageNode at = page[node].parent; at != no_page_node; at = page[at].parent)
    if (page[at].tag == "article" || page[at].tag == "main") return true;
  return false;
}

// The host that the page says is its own; "" when it does not.
std::string site_of(const HtmlPage& page) {
  const PageNode head = page.find("head");
  if (head == no_page_node) return {};
  std::string site;
  for (PageNode at = head; at < page[head].end && site.empty(); ++at) {
    if (page[at].tag == "link" && page.attribute(at, "rel") == "canonical")
      site = site_key(page.attribute(at, "href"));
    if (page[at].tag == "meta" && page.attribute(at, "property") == "og:url")
      site = site_key(page.attribute(at, "content"));
  }
  return site;
}

}  // namespace

PageChrome::PageChrome(const HtmlPage& page, const PageFacts& facts)
    : page_(page),
      facts_(facts),
      kinds_(page.size(), ChromeKind::none),
      left_out_(page.size(), false),
      site_(site_of(page)) {}

void PageChrome::clear() {
  kinds_.assign(page_.size(), ChromeKind::none);
  left_out_.assign(page_.size(), false);
}

void PageChrome::mark(PageNode node, ChromeKind kind) {
  kinds_[node] = kind;
  left_out_[node] = true;
}

bool PageChrome::holds_the_text(PageNode node, double share) const {
  return facts_[node].prose > share * facts_[0].prose && facts_[node].prose > little_prose;
}

// A box beside the text that is written in sentences.
bool PageChrome::is_content_aside(PageNode node) const {
  const NodeFacts& facts = facts_[node];
  return facts.stops >= 3 && facts.prose > little_prose && facts.link_share() < 0.15 &&
         is_in_article(page_, node);
}

// The foot of an article that goes on with it: answers to questions, remarks.
bool PageChrome::is_content_footer(PageNode node) const {
  const NodeFacts& facts = facts_[node];
  return facts.prose > least_prose_of_footer && facts.link_share() < 0.15 &&
         is_in_article(page_, node);
}

ChromeKind PageChrome::by_itself(PageNode node) const {
  const std::string_view tag = page_[node].tag;
  if (is_hidden(page_, node)) return ChromeKind::hidden;
  if (page_.attribute(node, "itemprop") == "author") return ChromeKind::author;
  if (tag == "nav") return ChromeKind::navigation;
  if (tag == "dialog") return ChromeKind::dialog;
  if (tag == "footer" && !is_content_footer(node)) return ChromeKind::footer;
  if (tag == "search") return ChromeKind::search;
  if (tag == "aside" && !is_content_aside(node)) return ChromeKind::sidebar;
  if (tag == "header" && !is_in_article(page_, node)) return ChromeKind::header;
  return kind_of_role(page_.attribute(node, "role"));
}

ChromeKind PageChrome::by_names(PageNode node) const {
  const std::string_view tag = page_[node].tag;
  if (tag == "html" || tag == "body" || tag == "main" || tag == "article" || is_heading_tag(tag))
    return ChromeKind::none;
  const PageHint hint = hint_of(page_, node);
  const NodeFacts& facts = facts_[node];
  if (hint.strength == HintStrength::sure) {
    const bool reads = facts.prose > most_prose_of_lists && facts.link_share() < 0.3;
    if (!may_hold_prose(hint.kind) && reads) return ChromeKind::none;
    const double share = hint.kind == ChromeKind::comments ? comments_share : name_share;
    return holds_the_text(node, share) ? ChromeKind::none : hint.kind;
  }
  if (hint.strength != HintStrength::likely) return ChromeKind::none;
  if (hint.kind == ChromeKind::author && facts.prose < most_prose_of_author &&
      facts.prose < author_share * facts_[0].prose)
    return hint.kind;
  const bool is_small = facts.prose < little_prose && facts.stops < 4;
  return is_small || facts.link_share() > 0.4 ? hint.kind : ChromeKind::none;
}

void PageChrome::judge(PageNode top, bool with_names) {
  const PageNode end = page_[top].end;
  for (PageNode at = top; at < end;) {
    const HtmlPage::Node& node = page_[at];
    if (node.tag.empty() || is_silent_element(node.tag) || left_out_[at]) {
      at = node.end;
      continue;
    }
    ChromeKind kind = by_itself(at);
    if (kind != ChromeKind::none && holds_the_text(at, itself_share)) kind = ChromeKind::none;
    if (kind == ChromeKind::none && with_names) kind = by_names(at);
    if (kind != ChromeKind::none) mark(at, kind);
    at = kind != ChromeKind::none ? node.end : at + 1;
  }
}

}  // namespace offprint
