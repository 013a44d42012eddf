// What structured data says that the article's text is (schema.org `articleBody`), as a hint to
// where on the page it stands.
#pragma once

#include <cstddef>
#include <string>

#include "syntax/html_page.h"

namespace offprint {

struct StatedText {
  std::string beginning;  // its first words, as words_of (page_hints.h) gives them; "" when unknown
  std::size_t bytes = 0;  // of the whole, as written
};

// Of the first JSON-LD script that states one. Thread-safe.
StatedText stated_text(const HtmlPage& page);

// The first block whose text begins like this, or no_page_node.
PageNode find_stated_text(const HtmlPage& page, const StatedText& stated);

}  // namespace offprint
