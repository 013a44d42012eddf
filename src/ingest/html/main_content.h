// The article within a page.
#pragma once

#include <string>
#include <vector>

#include "syntax/html_page.h"

namespace offprint {

struct LeftOut {
  PageNode node = no_page_node;
  std::string reason;  // what it was taken for: "navigation", "related links"
};

struct MainContent {
  PageSelection selection;
  bool found = false;             // false: nothing reads like an article; the selection is the rest
  std::vector<LeftOut> left_out;  // blocks with text of the page that are not in it, outermost only
};

// Scores blocks by text density, links, structure and semantics. `shown` are nodes that have become
// fields (page_metadata.h). Thread-safe.
MainContent find_main_content(const HtmlPage& page, const std::vector<PageNode>& shown);

}  // namespace offprint
