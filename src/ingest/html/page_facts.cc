#include "ingest/html/page_facts.h"

#include <algorithm>
#include <iterator>

namespace offprint {
namespace {

constexpr std::string_view silent_tags[] = {
    "audio",  "button", "canvas",   "datalist", "head",     "iframe",   "input",
    "math",   "meter",  "noscript", "object",   "option",   "progress", "script",
    "select", "style",  "svg",      "template", "textarea", "title",    "video"};
static_assert(std::is_sorted(std::begin(silent_tags), std::end(silent_tags)));

constexpr std::string_view inline_tags[] = {
    "a",      "abbr",    "acronym", "b",    "bdi",  "bdo",  "big", "cite", "code",  "data",
    "del",    "dfn",     "em",      "font", "i",    "img",  "ins", "kbd",  "label", "mark",
    "nobr",   "picture", "q",       "rp",   "rt",   "ruby", "s",   "samp", "small", "span",
    "strike", "strong",  "sub",     "sup",  "time", "tt",   "u",   "var",  "wbr"};
static_assert(std::is_sorted(std::begin(inline_tags), std::end(inline_tags)));

constexpr std::uint32_t prose_chars = 60;     // of a block that reads like an article's
constexpr std::uint32_t sentence_chars = 25;  // of one that ends like a sentence
constexpr std::uint32_t shortest_link_line = 12;
constexpr double prose_link_share = 0.5;

struct Measure {
  std::uint32_t chars = 0;
  std::uint32_t stops = 0;
};

// Ends of sentences are counted where white space or the text's end follows.
Measure measure(std::string_view text) {
  Measure measure;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (c <= ' ' || (c >= 0x80 && c < 0xc0)) continue;
    if (c < 0xe3) {
      ++measure.chars;
      const bool stop = c == '.' || c == '!' || c == '?';
      measure.stops += stop && (i + 1 == text.size() || text[i + 1] <= ' ');
      continue;
    }
    measure.chars += 2;
    const std::string_view three = text.substr(i, 3);
    measure.stops += three == "。" || three == "！" || three == "？";
  }
  return measure;
}

bool is_field(const HtmlPage& page, PageNode node) {
  const std::string_view tag = page[node].tag;
  if (tag == "textarea" || tag == "select") return true;
  if (tag != "input") return false;
  const std::string_view type = page.attribute(node, "type");
  return type.empty() || type == "text" || type == "email" || type == "tel" || type == "search" ||
         type == "password" || type == "url";
}

bool is_author(const HtmlPage& page, PageNode node) {
  if (page[node].attribute_count == 0) return false;
  return page.attribute(node, "rel") == "author" || page.attribute(node, "itemprop") == "author" ||
         page.attribute(node, "itemtype").ends_with("schema.org/Person");
}

bool reads_like_prose(const NodeFacts& own) {
  if (own.link_share() > prose_link_share) return false;
  return own.chars >= prose_chars || (own.chars >= sentence_chars && own.stops > 0);
}

}  // namespace

bool is_silent_element(std::string_view tag) {
  return std::binary_search(std::begin(silent_tags), std::end(silent_tags), tag);
}

bool is_heading_tag(std::string_view tag) {
  return tag.size() == 2 && tag[0] == 'h' && tag[1] >= '1' && tag[1] <= '6';
}

bool is_block_element(std::string_view tag) {
  return !std::binary_search(std::begin(inline_tags), std::end(inline_tags), tag);
}

PageFacts::PageFacts(const HtmlPage& page)
    : page_(page), facts_(page.size()), own_(page.size()), owner_(page.size(), no_page_node) {
  measure_texts();
  add_up();
  measure_prose({});
}

void PageFacts::measure_texts() {
  const PageNode size = static_cast<PageNode>(page_.size());
  PageNode link = no_page_node;  // the one that is open, until a block is seen in it
  PageNode link_end = 0;
  for (PageNode at = 0; at < size;) {
    const HtmlPage::Node& node = page_[at];
    const bool is_text = node.tag.empty();
    if (!is_text && is_silent_element(node.tag)) {
      facts_[at].fields = is_field(page_, at);
      at = node.end;
      continue;
    }
    const bool is_own_block = !is_text && is_block_element(node.tag);
    owner_[at] = is_own_block || node.parent == no_page_node ? at : owner_[node.parent];
    NodeFacts& facts = facts_[at];
    if (is_own_block && at < link_end && link < at) {
      facts_[link].cards = 1;
      link = no_page_node;
    }
    if (node.tag == "a" && page_.has_attribute(at, "href") && at >= link_end) {
      link = at;
      link_end = node.end;
      facts.links = 1;
      facts.local_links = page_.attribute(at, "href").starts_with('#');
    }
    if (node.tag == "img") facts.images = 1;
    if (!is_text) facts.authors = is_author(page_, at);
    if (is_text) {
      const Measure found = measure(node.text);
      facts.chars = found.chars;
      facts.stops = found.stops;
      if (at < link_end) facts.link_chars = found.chars;
      NodeFacts& own = own_[owner_[at]];
      own.chars += found.chars;
      own.stops += found.stops;
      own.link_chars += facts.link_chars;
    }
    ++at;
  }
}

void PageFacts::add_up() {
  for (PageNode at = static_cast<PageNode>(page_.size()); at-- > 0;) {
    NodeFacts& facts = facts_[at];
    if (own_[at].chars > 0) ++facts.blocks;
    const NodeFacts& own = own_[at];
    const bool in_list = page_[at].tag == "li" || page_[at].tag == "td";
    if (own.chars >= shortest_link_line && own.link_share() > 0.9 && !in_list) ++facts.link_lines;
    const PageNode parent = page_[at].parent;
    if (parent == no_page_node) continue;
    NodeFacts& above = facts_[parent];
    above.chars += facts.chars;
    above.link_chars += facts.link_chars;
    above.links += facts.links;
    above.cards += facts.cards;
    above.local_links += facts.local_links;
    above.link_lines += facts.link_lines;
    above.fields += facts.fields;
    above.authors += facts.authors;
    above.stops += facts.stops;
    above.blocks += facts.blocks;
    above.images += facts.images;
  }
}

void PageFacts::measure_prose(const std::vector<bool>& left_out) {
  for (NodeFacts& facts : facts_) facts.prose = 0;
  const PageNode size = static_cast<PageNode>(page_.size());
  std::uint32_t before = 0;
  for (PageNode at = 0; at < size;) {
    facts_[at].prose_before = before;
    if (!left_out.empty() && left_out[at]) {
      at = page_[at].end;
      continue;
    }
    if (reads_like_prose(own_[at])) before += facts_[at].prose = own_[at].chars;
    ++at;
  }
  for (PageNode at = size; at-- > 1;) facts_[page_[at].parent].prose += facts_[at].prose;
}

}  // namespace offprint
