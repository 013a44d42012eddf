// What stands within an article and is not part of it.
#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "base/url.h"
#include "ingest/html/page_chrome.h"

namespace offprint {
namespace {

constexpr std::uint32_t longest_heading = 60;  // characters of a line that heads something
constexpr std::uint32_t longest_notice = 400;  // of a paragraph that speaks of the site
constexpr PageNode largest_paragraph = 400;    // nodes
constexpr std::uint32_t little_prose = 200;
constexpr std::uint32_t longest_link_line = 120;  // characters
constexpr std::uint32_t longest_form = 500;       // characters of a form's labels
constexpr std::uint32_t longest_teaser = 450;     // of an article's announcement
constexpr double teasers_share = 0.5;             // of the page's prose, at most
constexpr double late_share = 0.5;                // of the page's prose that comes before teasers

constexpr std::uint32_t most_prose_of_author = 1200;
constexpr double author_share = 0.15;
constexpr double author_place = 0.7;  // of the page's prose comes before what is said of its author
constexpr double comments_place = 0.05;      // of the page's prose comes before its comments
constexpr std::uint32_t longest_note = 500;  // characters
constexpr double note_share = 0.1;           // of the page's prose, at most
constexpr std::size_t most_notes = 2;

bool groups(std::string_view tag) {
  return tag == "div" || tag == "section" || tag == "ul" || tag == "ol" || tag == "aside" ||
         tag == "table" || tag == "form" || tag == "nav" || tag == "details";
}

}  // namespace

bool PageChrome::leads_within_site(PageNode node) const {
  const PageNode end = std::min(page_[node].end, node + largest_paragraph);
  for (PageNode at = node; at < end; ++at) {
    if (page_[at].tag != "a" || !page_.has_attribute(at, "href")) continue;
    const std::string_view reference = trim(page_.attribute(at, "href"));
    if (reference.starts_with('#')) return false;
    return !is_absolute_url(reference) || (!site_.empty() && site_key(reference) == site_);
  }
  return false;
}

// Headings that lead to other articles of the site, each with a few words, after the text.
bool PageChrome::is_teaser_list(const NodeFacts& facts, PageNode node) const {
  return facts.link_lines >= 3 && facts.chars < facts.link_lines * longest_teaser &&
         facts.prose < teasers_share * facts_[0].prose &&
         facts.prose_before > late_share * facts_[0].prose && leads_within_site(node);
}

ChromeKind PageChrome::by_contents(PageNode node) const {
  const std::string_view tag = page_[node].tag;
  const NodeFacts& facts = facts_[node];
  if (facts.chars == 0) return ChromeKind::none;
  const double share = facts.link_share();
  const bool is_one_link =
      facts.links == 1 && facts.blocks == 1 && share > 0.95 && facts.chars < longest_link_line;
  if (is_one_link && (tag == "p" || tag == "div") && leads_within_site(node))
    return ChromeKind::related;
  if (!groups(tag)) return ChromeKind::none;
  if (facts.links >= 3 && facts.local_links * 5 >= facts.links * 4 && share > 0.6)
    return ChromeKind::contents;
  if (facts.links >= 3 && share > 0.75 && facts.stops * 3 < facts.links) return ChromeKind::links;
  if ((facts.cards >= 2 && share > 0.7) || is_teaser_list(facts, node)) return ChromeKind::related;
  if (facts.authors > 0 && facts.prose > 0 && facts.prose < most_prose_of_author &&
      facts.prose < author_share * facts_[0].prose &&
      facts.prose_before > author_place * facts_[0].prose)
    return ChromeKind::author;
  if (facts.fields > 0 && facts.chars < longest_form && facts.prose < little_prose)
    return ChromeKind::form;
  if (tag == "form" && facts.prose < 3 * little_prose) return ChromeKind::form;
  return ChromeKind::none;
}

ChromeKind PageChrome::by_heading(PageNode node) const {
  const HtmlPage::Node& at = page_[node];
  const NodeFacts& facts = facts_[node];
  const bool is_heading = is_heading_tag(at.tag);
  if (!is_heading && (at.tag.empty() || !is_block_element(at.tag) || facts.blocks != 1))
    return ChromeKind::none;
  if (facts.chars == 0 || facts.chars > longest_notice || at.end - node > largest_paragraph)
    return ChromeKind::none;
  const std::string whole = page_.text(node);
  const std::string_view text = trim(whole);
  ChromeKind kind = ChromeKind::none;
  if (is_heading || facts.chars < longest_heading) kind = chrome_after_heading(text);
  // "Read also: …"
  if (kind == ChromeKind::none && facts.link_share() > 0.4)
    kind = chrome_after_heading(text.substr(0, text.find(':')));
  if (kind == ChromeKind::none) kind = chrome_of_notice(text);
  return kind == ChromeKind::breadcrumbs && facts.links == 0 ? ChromeKind::none : kind;
}

// What follows a heading belongs to it up to the next heading that is not below it, as far as it
// does not read like the article. Comments do.
void PageChrome::mark_below_heading(PageNode heading, ChromeKind kind) {
  const bool are_comments = kind == ChromeKind::comments &&
                            facts_[heading].prose_before > comments_place * facts_[0].prose;
  for (PageNode at = page_[heading].next; at != no_page_node; at = page_[at].next) {
    if (page_.is_text(at)) continue;
    const std::string_view tag = page_[at].tag;
    if (is_heading_tag(tag) && tag[1] <= page_[heading].tag[1]) return;
    const bool reads = facts_[at].prose >= little_prose && facts_[at].link_share() <= 0.3;
    if (reads && !are_comments) return;
    if (!left_out_[at]) mark(at, kind);
  }
}

void PageChrome::judge_article(PageNode top) {
  const PageNode end = page_[top].end;
  for (PageNode at = top + 1; at < end;) {
    const HtmlPage::Node& node = page_[at];
    if (left_out_[at] || node.tag.empty()) {
      at = node.end;
      continue;
    }
    ChromeKind kind = by_heading(at);
    if (kind != ChromeKind::none && is_heading_tag(node.tag)) mark_below_heading(at, kind);
    if (kind == ChromeKind::none) kind = by_contents(at);
    if (kind != ChromeKind::none) mark(at, kind);
    at = kind != ChromeKind::none ? node.end : at + 1;
  }
}

void PageChrome::judge_beginning(PageNode top) {
  PageNode headline = no_page_node;
  for (PageNode at = top; at < page_[top].end && headline == no_page_node; ++at)
    if (page_[at].tag == "h1") headline = at;
  if (headline == no_page_node) return;
  for (PageNode at = top + 1; at < headline;) {
    const bool around = page_[at].end > headline;
    const NodeFacts& facts = facts_[at];
    const bool is_line = !around && is_block_element(page_[at].tag) && facts.chars > 0 &&
                         facts.images == 0 && facts.prose < little_prose && facts.stops == 0;
    if (is_line && !page_.is_text(at) && !left_out_[at]) mark(at, ChromeKind::above);
    at = around ? at + 1 : page_[at].end;
  }
}

bool PageChrome::is_closing_note(PageNode paragraph) const {
  const NodeFacts& facts = facts_[paragraph];
  if (facts.chars > longest_note || facts.chars > note_share * facts_[0].prose) return false;
  std::uint32_t italic = 0;
  for (PageNode at = paragraph + 1; at < page_[paragraph].end;) {
    const bool is_italic = page_[at].tag == "em" || page_[at].tag == "i";
    if (is_italic) italic += facts_[at].chars;
    at = is_italic ? page_[at].end : at + 1;
  }
  return italic > 0.95 * facts.chars;
}

void PageChrome::judge_ending(PageNode top) {
  std::vector<PageNode> paragraphs;
  for (PageNode at = top + 1; at < page_[top].end;) {
    const bool is_paragraph = page_[at].tag == "p" && facts_[at].chars > 0;
    if (is_paragraph && !left_out_[at]) paragraphs.push_back(at);
    at = is_paragraph || left_out_[at] ? page_[at].end : at + 1;
  }
  for (std::size_t i = 0; i < most_notes && !paragraphs.empty(); ++i) {
    if (!is_closing_note(paragraphs.back())) return;
    mark(paragraphs.back(), ChromeKind::note);
    paragraphs.pop_back();
  }
}

}  // namespace offprint
