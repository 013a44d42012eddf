// What a page states out of sight: <title>, <meta>, <link>, structured data; gathered in one pass.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/html_page.h"

namespace offprint {

// A text that was found, and where.
struct Finding {
  std::string text;  // one line, never empty
  PageNode node = no_page_node;
  Position position = {};
  std::string rule = {};  // in plain words: "Open Graph `og:title`"
  double confidence = 1;
};

struct PageHead {
  struct Named {
    std::string name;        // in lower case
    std::string_view value;  // as the page has it
    PageNode node = no_page_node;
  };

  // <meta>: one for each of property, name, itemprop and http-equiv. <link>: one for each of rel.
  std::vector<Named> metas, links;
  std::vector<PageNode> scripts;   // JSON-LD
  std::vector<PageNode> items;     // elements with `itemprop`, metas too
  std::vector<PageNode> headings;  // <h1>
  PageNode title = no_page_node;

  // The first of this name with a value, or nullptr.
  const Named* meta(std::string_view name) const;
  const Named* link(std::string_view rel) const;
};

// Thread-safe.
PageHead read_page_head(const HtmlPage& page);

// Text that may hold character references and tags, as one plain line: "Salt &amp; <em>sea</em>".
// Thread-safe.
std::string plain_line(std::string_view html);

// The parts of `text` between white space, in lower case.
std::vector<std::string> lower_tokens(std::string_view text);

}  // namespace offprint
