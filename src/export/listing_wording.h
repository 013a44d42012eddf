// The words of lists of outputs, by language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/wording.h"

namespace offprint {

// Plain text. All fields are filled in every language that `Wording` has.
struct ListingWording {
  std::string_view language;
  std::string_view feeds, books, more;
  std::string_view sections, series, authors, languages, years, months, articles;
  std::string_view all_feeds, catalog, sitemap;
};

// Of the same language as `wording`.
const ListingWording& listing_wording(const Wording& wording);

// What a group of outputs is called that are told apart by these placeholders: "Tags" of {"tag"},
// "Series, Years" of {"series", "year"}; "" without any.
std::string group_heading(const Wording& wording, const std::vector<std::string>& facets);

}  // namespace offprint
