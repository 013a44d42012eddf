#include "catalog/tag_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/unicode.h"

namespace offprint {
namespace {

bool is_separator(char32_t c) { return c == U'-' || c == U'_'; }

struct Look {
  bool blank = false;
  bool separator = false;
  bool capital = false;        // anywhere
  bool inner_capital = false;  // behind the first letter of the first word
};

Look look_at(std::string_view spelling) {
  Look look;
  bool first_word = true;
  for (std::size_t at = 0; at < spelling.size();) {
    const bool start = at == 0;
    const char32_t c = next_code_point(spelling, at);
    look.blank |= is_space(c);
    look.separator |= is_separator(c);
    first_word &= !is_space(c);
    if (!is_upper(c)) continue;
    look.capital = true;
    look.inner_capital |= !start && first_word;
  }
  return look;
}

// Smaller is better.
auto rank(const TalliedForm& form) {
  const Look look = look_at(form.form);
  return std::tuple(-static_cast<std::int64_t>(form.exported),
                    -static_cast<std::int64_t>(form.others), !look.blank, !look.inner_capital);
}

const std::string& best_spelling(const std::vector<TalliedForm>& spellings) {
  return std::min_element(
             spellings.begin(), spellings.end(),
             [](const TalliedForm& a, const TalliedForm& b) { return rank(a) < rank(b); })
      ->form;
}

std::string slug_of(std::string_view label, std::string_view key) {
  for (const std::string_view text : {label, key})
    if (std::string slug = slugify(text); !slug.empty()) return slug;
  return "tag";
}

void give_slug(TagLabel& tag, std::string_view key, std::set<std::string, std::less<>>& taken) {
  const std::string slug = slug_of(tag.label, key);
  tag.slug = slug;
  for (int number = 2; !taken.insert(tag.slug).second; ++number)
    tag.slug = fmt::format("{}-{}", slug, number);
}

}  // namespace

std::string presentable_label(std::string_view spelling) {
  const Look look = look_at(spelling);
  std::string label(spelling);
  if (look.separator && !look.blank && !look.capital) {
    std::replace_if(
        label.begin(), label.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
    label = collapse_space(label);
  }
  if (label.empty()) return std::string(spelling);
  return look.inner_capital ? label : capitalize_first(label);
}

void TagEvidence::add(const Facts& facts) {
  for (const Facts::Tag& tag : facts.tags)
    spellings_.add(tag.key, tag.spelling, tag.count, facts.exported);
}

TagLabels TagEvidence::decide(const Ledger& ledger) {
  TagLabels labels;
  std::set<std::string, std::less<>> taken;
  spellings_.for_each([&](std::string_view key, const std::vector<TalliedForm>& spellings) {
    TagLabel& tag = labels[std::string(key)];
    tag.published = std::any_of(spellings.begin(), spellings.end(),
                                [](const TalliedForm& spelling) { return spelling.exported > 0; });
    const std::optional<std::string> known = ledger.tag_label(key);
    tag.label = known ? *known : presentable_label(best_spelling(spellings));
    if (known) give_slug(tag, key, taken);
  });
  for (auto& [key, tag] : labels)
    if (tag.slug.empty()) give_slug(tag, key, taken);
  return labels;
}

}  // namespace offprint
