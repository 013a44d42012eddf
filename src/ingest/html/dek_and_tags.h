// The line under a headline, and the tags that an article shows.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/html/page_head.h"
#include "ingest/html/surroundings.h"

namespace offprint {

struct Dek {
  Finding text;
  PageNode cover = no_page_node;  // the element that is nothing else
};

// A block beside the headline that is named for a dek, or is a heading or the only other text of
// the headline's <header> or <hgroup>; never the first paragraph of the text. Thread-safe.
std::optional<Dek> find_dek(const Surroundings& around);

// A lower heading directly below the headline that heads no section: the byline or the date follows
// it, or the next heading ranks above it. Thread-safe.
std::optional<Dek> find_subtitle(const Surroundings& around, std::string_view language);

struct ShownTags {
  std::vector<Finding> tags;
  std::vector<Finding> categories;
  std::vector<PageNode> covers;
};

// Links with rel="tag", outside of navigation and comments. Thread-safe.
ShownTags find_tags(const Surroundings& around);

}  // namespace offprint
