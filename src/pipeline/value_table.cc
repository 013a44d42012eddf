#include "pipeline/value_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "base/display_names.h"
#include "base/unicode.h"

namespace offprint {
namespace {

std::string without_hyphen_at_end(std::string_view text) {
  while (text.ends_with('-')) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

std::uint32_t ValueTable::add(const FacetValue& value) {
  const auto [at, is_new] = numbers_.emplace(value.key, static_cast<std::uint32_t>(values_.size()));
  if (is_new) values_.push_back({value.key, value.slug, value.sort_name, {}});
  Value& known = values_[at->second];
  ++known.labels[value.label];
  // What is kept must not depend on who comes first.
  known.slug = std::min(known.slug, value.slug);
  if (known.sort_name.empty() || (!value.sort_name.empty() && value.sort_name < known.sort_name))
    known.sort_name = value.sort_name;
  return at->second;
}

const std::string& ValueTable::label(std::uint32_t number) const {
  const auto& labels = values_[number].labels;
  return std::max_element(labels.begin(), labels.end(),
                          [](const auto& a, const auto& b) { return a.second < b.second; })
      ->first;
}

std::vector<std::string> ValueTable::slugs(std::size_t most) const {
  std::vector<std::string> slugs(values_.size());
  std::set<std::string> taken;
  for (const auto& [key, number] : numbers_) {
    std::string slug = without_hyphen_at_end(first_bytes(values_[number].slug, most));
    if (slug.empty()) slug = name(facet_);
    std::string free = slug;
    for (int next = 2; !taken.insert(free).second; ++next) free = fmt::format("{}-{}", slug, next);
    slugs[number] = std::move(free);
  }
  return slugs;
}

std::vector<std::uint32_t> ValueTable::ranks(Order order, std::string_view language) const {
  const bool is_time = facet_ == Facet::year || facet_ == Facet::month;
  std::vector<std::pair<std::string, std::uint32_t>> sorted;
  for (const auto& [key, number] : numbers_) {
    const std::string& sort_name = values_[number].sort_name;
    const std::string text =
        sort_name.empty() ? label_for(facet_, label(number), language) : sort_name;
    // Equal texts of different values stay apart, in the order of their keys.
    sorted.emplace_back(is_time ? key : collation_key(text, language) + key, number);
  }
  std::sort(sorted.begin(), sorted.end());
  if (is_time && order == Order::newest) std::reverse(sorted.begin(), sorted.end());
  std::vector<std::uint32_t> ranks(values_.size());
  for (std::size_t i = 0; i < sorted.size(); ++i)
    ranks[sorted[i].second] = static_cast<std::uint32_t>(i);
  return ranks;
}

}  // namespace offprint
