// What partners demand of the HTML in a feed, and how a text is made to meet it without losing any
// of its words.
#pragma once

#include <cstddef>
#include <string>

#include "export/partner_profile.h"
#include "syntax/html_tree.h"

namespace offprint {

struct HtmlChange {
  std::size_t count = 0;   // 0: nothing had to be changed
  std::string found = {};  // what broke the rule, in words: "2 inline styles"
  std::string done = {};   // what was done about it: "2 inline styles were taken off"
};

// Changes `body` so that it meets a rule about HTML (depth, breaks, style, script, elements,
// ending); of other rules nothing. What it breaks is what it had to change: to check a text is to
// mend a copy of it. Thread-safe, as all here.
//   depth     wrappers are unwrapped, from the outside in, then quotations and emphasis; lists and
//             tables stay, so that a text may remain too deep (html_depth)
//   breaks    what repeated <br> divide becomes paragraphs; within a line, one <br> is left
//   style     style elements and attributes go
//   script    script elements, attributes "on…" and links that run something go
//   elements  others are unwrapped, or become paragraphs; other attributes go
//   ending    a last link that only leads to what the article is goes
HtmlChange mend_html(const PartnerRule& rule, HtmlNode& body);

// How many elements there are within each other, `body` apart.
std::size_t html_depth(const HtmlNode& body);

// Whether an element of this name is anywhere below.
bool has_element(const HtmlNode& node, std::string_view name);

// Calls visit(element) for each element below `node`, in document order.
template <typename Visit>
void for_each_element(const HtmlNode& node, Visit&& visit) {
  for (const HtmlNode& child : node.children) {
    if (child.is_text()) continue;
    visit(child);
    for_each_element(child, visit);
  }
}

}  // namespace offprint
