// What a web page says about its article: in its head, in structured data, and in sight.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "model/draft.h"
#include "syntax/html_page.h"

namespace offprint {

struct PageMetadata {
  // Of several of one name the best first; each with the rule that found it ("JSON-LD
  // `datePublished`", "Open Graph `og:title`", "byline").
  std::vector<Field> fields;
  // Nodes in sight whose whole text became a field (headline, byline, date, tags): they are not
  // part of the body.
  std::vector<PageNode> shown;
};

// Reads JSON-LD (schema.org), Open Graph, Dublin Core, microdata, <meta>, <link>, <time> and what
// stands around the headline, each field by its own chain of these. Thread-safe.
PageMetadata read_page_metadata(const HtmlPage& page, std::string_view origin,
                                Diagnostics& diagnostics);

}  // namespace offprint
