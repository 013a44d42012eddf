// When an article was published and modified, as its page shows it.
#pragma once

#include <string_view>
#include <vector>

#include "base/date.h"
#include "ingest/html/page_head.h"
#include "ingest/html/surroundings.h"

namespace offprint {

struct DateLine {
  // ISO 8601, the best first.
  std::vector<Finding> published, modified;
  std::vector<std::size_t> lines;  // of the page that they stand on
};

// Reads <time> elements and short lines with a date: around the headline, nearest first; then in
// the rest of the article, where there must be one such day only. Dates of copyrights, comments and
// related articles do not count. Thread-safe.
DateLine find_date_line(const Surroundings& around, DateOrder order, std::string_view language);

// The text as it is when parse_date understands it alone, else the date that `order` and `language`
// make of it in ISO 8601, else "".
std::string readable_date(std::string_view text, DateOrder order, std::string_view language);

// "/2024/03/12/salt", "/2024-03-12-salt" → "2024-03-12"; "" without a day. Thread-safe.
std::string date_in_url(std::string_view url);

}  // namespace offprint
