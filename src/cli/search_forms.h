// What `offprint search` prints.
#pragma once

#include <string>
#include <string_view>

#include "catalog/search_index.h"

namespace offprint {

// A block of a few lines for each article: title, date and place, the words that were found among
// those around them; bold ones if `bold`.
std::string search_as_text(const SearchResult& result, bool bold);

// {"query": …, "total": …, "articles": […]} with a line end. Of titles and snippets, the text
// alone.
std::string search_as_json(const SearchResult& result, std::string_view query);

}  // namespace offprint
