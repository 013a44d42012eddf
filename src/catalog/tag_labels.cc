#include "catalog/tag_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::uint64_t fewest_share = 8;  // one use in so many

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

bool is_bare(const Look& look) { return !look.blank && !look.separator && !look.inner_capital; }

struct Candidate {
  const TalliedForm* form;
  Look look;
};

// Smaller is better.
auto rank(const Candidate& candidate) {
  return std::tuple(-static_cast<std::int64_t>(candidate.form->exported),
                    -static_cast<std::int64_t>(candidate.form->others), !candidate.look.blank,
                    !candidate.look.inner_capital);
}

std::uint64_t uses(const TalliedForm& form, bool any_exported) {
  return any_exported ? form.exported : form.others;
}

const std::string& best_spelling(const std::vector<TalliedForm>& spellings) {
  std::vector<Candidate> candidates;
  bool any_exported = false;
  for (const TalliedForm& form : spellings) {
    candidates.push_back({&form, look_at(form.form)});
    any_exported |= form.exported > 0;
  }
  const auto better = [](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); };
  const Candidate best = *std::min_element(candidates.begin(), candidates.end(), better);
  if (!is_bare(best.look)) return best.form->form;
  const std::uint64_t enough = uses(*best.form, any_exported);
  std::erase_if(candidates, [&](const Candidate& candidate) {
    return is_bare(candidate.look) || uses(*candidate.form, any_exported) * fewest_share < enough;
  });
  const auto clearer = std::min_element(candidates.begin(), candidates.end(), better);
  return clearer != candidates.end() ? clearer->form->form : best.form->form;
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

TagLabels TagEvidence::decide(const Ledger& ledger, const Vocabulary* vocabulary,
                              std::string_view language) {
  TagLabels labels;
  std::set<std::string, std::less<>> taken;
  spellings_.for_each([&](std::string_view key, const std::vector<TalliedForm>& spellings) {
    TagLabel& tag = labels[std::string(key)];
    tag.published = std::any_of(spellings.begin(), spellings.end(),
                                [](const TalliedForm& spelling) { return spelling.exported > 0; });
    const std::optional<std::string> known = ledger.tag_label(key);
    const Concept* item = vocabulary ? vocabulary->find(key) : nullptr;
    if (known)
      tag.label = *known;
    else if (item)
      tag.label = name_in(*item, key, language);
    else
      tag.label = presentable_label(best_spelling(spellings));
    if (known) give_slug(tag, key, taken);
  });
  for (auto& [key, tag] : labels)
    if (tag.slug.empty()) give_slug(tag, key, taken);
  return labels;
}

}  // namespace offprint
