// The fields of an article that its page states out of sight, each by its chain of sources
// (page_sources.def).
#pragma once

#include <string_view>
#include <vector>

#include "ingest/html/linked_data.h"
#include "ingest/html/page_head.h"
#include "model/draft.h"
#include "syntax/html_page.h"

namespace offprint {

struct PageSources {
  const HtmlPage& page;
  const PageHead& head;
  const LinkedData& linked;
  const std::vector<bool>& asides;  // what is no part of the article (page_asides)
};

// All that is stated for `field`, the best source first, several of one source in its order.
// Thread-safe.
std::vector<Finding> stated(const PageSources& sources, FieldName field);

// The values of a microdata property of the article (or of no item at all): its `content`,
// `datetime` or text.
std::vector<Finding> items(const PageSources& sources, std::string_view property);

}  // namespace offprint
