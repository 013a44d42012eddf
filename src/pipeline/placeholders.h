// Words in braces in the paths and titles of outputs: `books/{series}/{year}.epub`. One entry of
// the configuration is then one output for each combination of values that articles have.
// Thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.h"
#include "model/book_spec.h"

namespace offprint {

// What articles are told apart by. Slug and title are the article's own.
enum class Facet : std::uint8_t {
  tag,
  section,
  series,
  author,
  language,
  year,
  month,
  slug,
  title
};

std::string_view name(Facet facet);
// Nothing for PartsBy::nothing.
std::optional<Facet> facet_of(PartsBy division);

// The facets that stand in braces in `text`, each once, in their order. Braces around anything but
// letters and '_' mean nothing.
std::vector<Facet> placeholders(std::string_view text);
// Words in braces that are no facet.
std::vector<std::string> unknown_placeholders(std::string_view text);
// "{tag}, {section} … and {title}"
std::string list_of_placeholders();
// The text with `value(facet)` for each placeholder.
std::string fill(std::string_view text, const std::function<std::string(Facet)>& value);

// What is wrong with the placeholders of an output, as a sentence; "" when nothing is.
std::string placeholder_problem(const OutputSpec& output);

// One of the values that an article has for a facet.
struct FacetValue {
  std::string key;        // equal for what is the same value: folded
  std::string label;      // as the article writes it; a month as "2024-03"; of slugs, the title
  std::string slug;       // for paths; others may have the same
  std::string sort_name;  // of authors: "Family, Given"; may be ""
};

// In the article's order; empty when it has none.
std::vector<FacetValue> values_of(const Entry& entry, Facet facet);

// What readers of `language` call the value: years, months and languages have names of their own
// in it.
std::string label_for(Facet facet, std::string_view label, std::string_view language);

}  // namespace offprint
