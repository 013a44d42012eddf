#include "ingest/html/main_content.h"

#include <algorithm>

#include "base/unicode.h"
#include "ingest/html/page_chrome.h"
#include "ingest/html/page_facts.h"
#include "ingest/html/page_hints.h"
#include "ingest/html/stated_text.h"

namespace offprint {
namespace {

// The shares of a container's prose from which on a child is the container: by itself, and when it
// says that it is the article.
constexpr double nearly_all = 0.85;
constexpr double most = 0.5;
constexpr double stated_share = 0.5;         // of the text that structured data states
constexpr double twin_share = 0.1;           // of a part's prose: another part of a split article
constexpr std::uint32_t enough_prose = 250;  // characters; with less, names are not believed
constexpr std::uint32_t least_prose = 100;   // with less, there is no article
constexpr std::uint32_t least_lead = 40;
constexpr std::size_t shortest_title = 10;  // bytes of a heading that may be the headline

bool says_article(const HtmlPage& page, PageNode node) {
  const std::string_view tag = page[node].tag;
  const std::string_view role = page.attribute(node, "role");
  return tag == "article" || tag == "main" || role == "main" || role == "article" ||
         page.attribute(node, "itemprop") == "articleBody" || names_content(page, node);
}

// Elements that are one thing, and hold no article.
bool is_one_thing(std::string_view tag) {
  return tag == "p" || tag == "ul" || tag == "ol" || tag == "dl" || tag == "table" ||
         tag == "blockquote" || tag == "pre" || tag == "figure" || is_heading_tag(tag) ||
         !is_block_element(tag);
}

class ArticleFinder {
 public:
  ArticleFinder(const HtmlPage& page, const std::vector<PageNode>& shown)
      : page_(page), shown_(shown), facts_(page), chrome_(page, facts_) {}

  MainContent find(PageNode body) {
    judge(body, true);
    if (facts_[body].prose < enough_prose) judge(body, false);
    const PageNode container = where_stated(body, descend(body));
    MainContent content;
    content.found = facts_[container].prose >= least_prose;
    content.selection.tops = find_leads(body, container);
    content.selection.tops.push_back(container);
    for (const PageNode top : content.selection.tops) chrome_.judge_article(top);
    chrome_.judge_beginning(container);
    chrome_.judge_ending(container);
    content.selection.left_out = chrome_.left_out();
    content.left_out = list_left_out(body, content.selection.tops);
    return content;
  }

 private:
  void judge(PageNode body, bool by_names) {
    chrome_.clear();
    for (const PageNode node : shown_) chrome_.mark(node, ChromeKind::none);
    facts_.measure_prose({});
    chrome_.judge(body, by_names);
    facts_.measure_prose(chrome_.left_out());
  }

  PageNode child_with_most(PageNode node) const {
    PageNode best = no_page_node;
    for (PageNode at = page_[node].first_child; at != no_page_node; at = page_[at].next) {
      if (page_.is_text(at) || chrome_.left_out()[at]) continue;
      if (best == no_page_node || facts_[at].prose > facts_[best].prose) best = at;
    }
    return best;
  }

  // The container, or where structured data says that the text is.
  PageNode where_stated(PageNode body, PageNode container) const {
    const StatedText stated = stated_text(page_);
    PageNode at = find_stated_text(page_, stated);
    if (at == no_page_node || (container <= at && at < page_[container].end)) return container;
    for (PageNode up = at; up != body; up = page_[up].parent)
      if (up == no_page_node || chrome_.left_out()[up]) return container;
    while (at != body && facts_[at].prose < stated_share * static_cast<double>(stated.bytes))
      at = page_[at].parent;
    return at;
  }

  // Of a table that only lays out the page, the cell that has nearly all of its text; else the
  // table.
  PageNode cell_with_most(PageNode table) const {
    const double least = nearly_all * facts_[table].prose;
    PageNode at = child_with_most(table);
    while (at != no_page_node && facts_[at].prose >= least && facts_[at].prose > 0) {
      if (page_[at].tag == "td") return at;
      if (page_[at].tag != "tbody" && page_[at].tag != "tr") break;
      at = child_with_most(at);
    }
    return table;
  }

  // The innermost element that still has nearly all of the text.
  PageNode descend(PageNode at) const {
    while (facts_[at].prose > 0) {
      PageNode best = child_with_most(at);
      if (best != no_page_node && page_[best].tag == "table") best = cell_with_most(best);
      if (best == no_page_node || is_one_thing(page_[best].tag)) break;
      const double share = static_cast<double>(facts_[best].prose) / facts_[at].prose;
      if (share < (says_article(page_, best) ? most : nearly_all)) break;
      if (share < nearly_all && has_twin(at, best)) break;
      at = best;
    }
    return at;
  }

  // Whether below `top`, beside `node`, another one of the same class has text, too: the article
  // is split over them.
  bool has_twin(PageNode top, PageNode node) const {
    const std::string_view names = page_.attribute(node, "class");
    const double least = twin_share * facts_[node].prose;
    for (PageNode at = top + 1; at < page_[top].end;) {
      if (at == node || chrome_.left_out()[at] || facts_[at].prose < least) {
        at = page_[at].end;
        continue;
      }
      if (page_[at].tag == page_[node].tag && page_.attribute(at, "class") == names) return true;
      ++at;
    }
    return false;
  }

  // What stands between the headline and the container and reads like the article's beginning.
  std::vector<PageNode> find_leads(PageNode body, PageNode container) const {
    std::vector<PageNode> leads;
    for (PageNode at = beginning(body, container); at < container;) {
      if (page_[at].end > container) {
        ++at;
        continue;
      }
      if (is_lead(at)) leads.push_back(at);
      at = page_[at].end;
    }
    return leads;
  }

  bool is_lead(PageNode node) const {
    if (page_.is_text(node) || chrome_.left_out()[node]) return false;
    const NodeFacts& facts = facts_[node];
    if (page_[node].tag == "figure") return facts.images > 0;
    return facts.prose >= least_lead && facts.stops > 0 && facts.link_share() < 0.3;
  }

  // The first node after the headline; without one, of the container's parent.
  PageNode beginning(PageNode body, PageNode container) const {
    PageNode found = no_page_node;
    for (PageNode at = body; at < container; ++at)
      if (page_[at].tag == "h1") found = page_[at].end;
    const PageNode title = page_.find("title");
    if (found == no_page_node && title != no_page_node)
      found = end_of_heading(collapse_space(page_.text(title)), body, container);
    if (found != no_page_node && found <= container) return found;
    return container == body ? container : page_[container].parent + 1;
  }

  // Of the first heading that the page's title is, or begins with.
  PageNode end_of_heading(const std::string& title, PageNode body, PageNode container) const {
    for (PageNode at = body; at < container; ++at) {
      if (!is_heading_tag(page_[at].tag)) continue;
      const std::string text = collapse_space(page_.text(at));
      if (text.size() >= shortest_title && title.starts_with(text)) return page_[at].end;
    }
    return no_page_node;
  }

  // The nodes that have become fields, and the bylines around them: no loss.
  std::vector<bool> fields_and_bylines() const {
    std::vector<bool> found(page_.size(), false);
    for (const PageNode node : shown_) {
      found[node] = true;
      for (PageNode up = page_[node].parent; up != no_page_node; up = page_[up].parent)
        if (chrome_.kind(up) == ChromeKind::byline) found[up] = true;
    }
    return found;
  }

  std::vector<LeftOut> list_left_out(PageNode body, const std::vector<PageNode>& tops) const {
    const std::vector<bool> is_field = fields_and_bylines();
    std::vector<LeftOut> list;
    auto top = tops.begin();
    for (PageNode at = body + 1; at < page_[body].end;) {
      while (top != tops.end() && page_[*top].end <= at) ++top;
      const bool around = top != tops.end() && at <= *top && *top < page_[at].end;
      const bool inside = top != tops.end() && *top <= at && at < page_[*top].end;
      const bool marked = chrome_.left_out()[at];
      if (facts_[at].chars == 0 || is_field[at]) {
        at = page_[at].end;
      } else if (marked || !(around || inside)) {
        const ChromeKind kind = marked ? chrome_.kind(at) : ChromeKind::outside;
        list.push_back({at, std::string(reason(kind))});
        at = page_[at].end;
      } else {
        ++at;
      }
    }
    return list;
  }

  const HtmlPage& page_;
  const std::vector<PageNode>& shown_;
  PageFacts facts_;
  PageChrome chrome_;
};

}  // namespace

MainContent find_main_content(const HtmlPage& page, const std::vector<PageNode>& shown) {
  const PageNode body = page.find("body");
  if (body == no_page_node) return {};
  return ArticleFinder(page, shown).find(body);
}

}  // namespace offprint
