#include "export/listing_wording.h"

#include <algorithm>
#include <iterator>

namespace offprint {
namespace {

constexpr ListingWording table[] = {
#define OFFPRINT_LISTING_WORDING(...) {__VA_ARGS__},
#include "export/listing_wording.def"
#undef OFFPRINT_LISTING_WORDING
};

std::string_view heading(const Wording& wording, std::string_view facet) {
  const ListingWording& words = listing_wording(wording);
  if (facet == "tag") return wording.tags;
  if (facet == "section") return words.sections;
  if (facet == "series") return words.series;
  if (facet == "author") return words.authors;
  if (facet == "language") return words.languages;
  if (facet == "year") return words.years;
  if (facet == "month") return words.months;
  return words.articles;  // slug and title
}

}  // namespace

const ListingWording& listing_wording(const Wording& wording) {
  const auto found =
      std::find_if(std::begin(table), std::end(table),
                   [&](const ListingWording& words) { return words.language == wording.language; });
  return found != std::end(table) ? *found : table[0];
}

std::string group_heading(const Wording& wording, const std::vector<std::string>& facets) {
  std::string text;
  for (const std::string& facet : facets) {
    if (!text.empty()) text += wording.separator;
    text += heading(wording, facet);
  }
  return text;
}

}  // namespace offprint
