// Who made an article, as its page shows it.
#pragma once

#include <string_view>
#include <vector>

#include "ingest/html/page_head.h"
#include "ingest/html/surroundings.h"

namespace offprint {

struct Byline {
  std::vector<Finding> people;     // one name or several each, in the page's order
  std::vector<std::size_t> lines;  // of the page that they stand on
};

// Looks for elements that are named for authors (rel, itemprop, class, address of the link) and
// lines that begin like bylines in English and `language`; around the headline first, then in all
// the article, where it must be one person only. Thread-safe.
Byline find_byline(const Surroundings& around, std::string_view language);

}  // namespace offprint
