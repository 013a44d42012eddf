// What of a page is not its article: navigation, share bars, comments and their like. Each
// decision has one of the signs below as its reason; none is made for a single site.
//
//   - what an element is: <nav>, <footer>, role, hidden
//   - what its class and id call it (page_hints.def)
//   - what its heading, or its beginning, says (page_phrases.def, page_notices.def)
//   - what it holds: nothing but links, teasers of other articles, a form
//
// Where the text of the page is, no sign is believed.
#pragma once

#include <string>
#include <vector>

#include "ingest/html/page_facts.h"
#include "ingest/html/page_hints.h"
#include "syntax/html_page.h"

namespace offprint {

class PageChrome {
 public:
  PageChrome(const HtmlPage& page, const PageFacts& facts);

  // Marks what is known by itself and by its names below `top`; with `by_names` false, by itself
  // only.
  void judge(PageNode top, bool by_names);
  // Marks, in a part of the article, what is known by headings and contents.
  void judge_article(PageNode top);
  // Marks the short lines above the first <h1> of a part: paths, kickers.
  void judge_beginning(PageNode top);
  // Marks the notes in italics at the end of the article: who wrote it, where to follow the site.
  void judge_ending(PageNode top);

  void mark(PageNode node, ChromeKind kind);
  // Nothing is marked any more.
  void clear();
  ChromeKind kind(PageNode node) const { return kinds_[node]; }
  // One for each node of the page. What lies below a marked node need not be marked.
  const std::vector<bool>& left_out() const { return left_out_; }

 private:
  ChromeKind by_itself(PageNode node) const;
  ChromeKind by_names(PageNode node) const;
  ChromeKind by_heading(PageNode node) const;
  ChromeKind by_contents(PageNode node) const;
  void mark_below_heading(PageNode heading, ChromeKind kind);
  bool is_teaser_list(const NodeFacts& facts, PageNode node) const;
  bool is_closing_note(PageNode paragraph) const;
  bool is_content_aside(PageNode node) const;
  bool is_content_footer(PageNode node) const;
  bool leads_within_site(PageNode node) const;
  bool holds_the_text(PageNode node, double share) const;

  const HtmlPage& page_;
  const PageFacts& facts_;
  std::vector<ChromeKind> kinds_;
  std::vector<bool> left_out_;
  std::string site_;  // the host that the page says is its own
};

}  // namespace offprint
