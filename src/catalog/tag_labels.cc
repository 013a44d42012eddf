#include "catalog/tag_labels.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "base/unicode.h"
#include "model/tag.h"

namespace offprint {
namespace {

constexpr std::size_t most_abbreviations = 100'000;

std::string slug_of(std::string_view label, std::string_view key) {
  for (const std::string_view text : {label, key})
    if (std::string slug = slugify(text); !slug.empty()) return slug;
  return "tag";
}

ReportedTag reported(const std::string& key, const TagLabel& tag, const TalliedTag& tallied) {
  ReportedTag row;
  row.key = key;
  row.label = tag.label;
  row.slug = tag.slug;
  row.language = tallied.language();
  row.articles = tallied.articles;
  row.source = tag.source;
  row.proposed = tag.proposed;
  row.unclear = tag.unclear;
  row.unclear_certainty = tag.unclear_certainty;
  if (tag.item) row.concept_id = tag.item->id;
  for (const TalliedSpelling& spelling : tallied.spellings) {
    const auto [uses, surest] = spelling.exported;
    const std::uint64_t count = spelling.basis == TagBasis::guess ? surest : uses;
    if (uses > 0)
      row.spellings.push_back(
          {key, spelling.form,
           static_cast<std::uint32_t>(std::min<std::uint64_t>(count, UINT32_MAX)), spelling.basis});
  }
  std::stable_sort(row.spellings.begin(), row.spellings.end(),
                   [](const TagSpelling& a, const TagSpelling& b) {
                     const bool guess_a = a.basis == TagBasis::guess;
                     const bool guess_b = b.basis == TagBasis::guess;
                     return guess_a != guess_b ? guess_b : a.count > b.count;
                   });
  return row;
}

}  // namespace

void TagEvidence::add(const Facts& facts) {
  tally_.add(facts);
  if (!facts.exported) return;
  for (const Facts::Abbreviation& pair : facts.abbreviations)
    if (abbreviations_.size() < most_abbreviations)
      abbreviations_.push_back({std::string(pair.short_key), std::string(pair.long_key)});
}

TagLabel TagEvidence::label_of(std::string_view key, const TalliedTag& tallied,
                               const Rules& rules) const {
  const ChosenSpelling chosen = choose_spelling(key, tallied);
  TagLabel tag;
  tag.published = tallied.articles > 0;
  tag.item = rules.vocabulary ? rules.vocabulary->find(key) : nullptr;
  tag.label = chosen.label;
  tag.source = chosen.source;
  tag.certainty = chosen.certainty;
  if (tag.item) {
    const std::string language =
        rules.language.empty() ? tallied.language() : std::string(rules.language);
    tag.label = name_in(*tag.item, key, language);
    tag.source = LabelSource::vocabulary;
    tag.certainty = 100;
  }
  if (const std::optional<std::string> known = rules.ledger.tag_label(key)) {
    if (tag.label != *known) tag.proposed = std::exchange(tag.label, *known);
    tag.source = LabelSource::ledger;
    tag.certainty = 100;
  }
  if (!tag.item && tag.label == chosen.label) {
    tag.unclear = chosen.unclear;
    tag.unclear_certainty = chosen.unclear_certainty;
  }
  return tag;
}

void TagEvidence::decide(const Rules& rules) {
  tally_.for_each([&](std::string_view key, const TalliedTag& tallied) {
    TagLabel& tag = labels_[std::string(key)];
    const bool is_stopped =
        std::find(rules.stop_keys.begin(), rules.stop_keys.end(), key) != rules.stop_keys.end();
    if (is_stopped)
      tag.published = tallied.articles > 0;
    else
      tag = label_of(key, tallied, rules);
  });
  give_slugs(rules.ledger);
  merge();
}

// Labels that were published come first: theirs do not change because others come.
void TagEvidence::give_slugs(const Ledger& ledger) {
  std::map<std::string_view, std::string_view> slugs;  // by label
  std::set<std::string, std::less<>> taken;
  for (const bool from_ledger : {true, false})
    for (auto& [key, tag] : labels_) {
      if (tag.label.empty() || ledger.tag_label(key).has_value() != from_ledger) continue;
      const auto [at, fresh] = slugs.try_emplace(tag.label);
      if (fresh) {
        const std::string slug = slug_of(tag.label, key);
        tag.slug = slug;
        for (int number = 2; !taken.insert(tag.slug).second; ++number)
          tag.slug = fmt::format("{}-{}", slug, number);
        at->second = tag.slug;
      } else {
        tag.slug = at->second;
      }
    }
}

void TagEvidence::merge() {
  std::map<std::string_view, std::vector<TagLabels::const_iterator>> by_label;
  for (auto at = labels_.cbegin(); at != labels_.cend(); ++at)
    if (!at->second.label.empty() && at->second.published) by_label[at->second.label].push_back(at);
  for (const auto& [label, keys] : by_label) {
    if (keys.size() < 2) continue;
    const std::string own = tag_key(label);
    const auto leader = std::min_element(keys.begin(), keys.end(), [&](auto a, auto b) {
      const auto rank = [&](TagLabels::const_iterator tag) {
        return std::tuple(tag->first != own, -std::int64_t{tally_.find(tag->first)->articles});
      };
      return rank(a) < rank(b);
    });
    for (const auto& key : keys) {
      if (key == *leader) continue;
      const Concept* item = key->second.item;
      const bool same = item != nullptr && item == (*leader)->second.item;
      merged_.push_back({key->first, (*leader)->first,
                         same ? fmt::format("both are names of `{}` in the vocabulary", item->id)
                              : fmt::format("both are called `{}`", label),
                         1});
    }
  }
  std::sort(merged_.begin(), merged_.end(), [](const TagMerge& a, const TagMerge& b) {
    return std::tie(a.into, a.from) < std::tie(b.into, b.from);
  });
}

Diagnostics TagEvidence::diagnostics(const DecisionRows& rows) const {
  Diagnostics list;
  const auto report = [&](Code code, std::string_view key, std::string message, std::string hint) {
    const TalliedTag& tallied = *tally_.find(key);
    list.push_back({code, std::string(rows[tallied.row].origin), tallied.position,
                    std::move(message), std::move(hint)});
  };
  for (const TagMerge& pair : merged_)
    report(Code::tag_merged, pair.from,
           fmt::format("the tags `{}` and `{}` are one, `{}`: {}", pair.from, pair.into,
                       labels_.find(pair.into)->second.label, pair.reason),
           {});
  for (const auto& [key, tag] : labels_) {
    if (!tag.published) continue;
    if (tag.label.empty())
      report(Code::tag_stopped, key,
             fmt::format("the tag `{}` is on the stop list and leaves every article", key), {});
    if (!tag.unclear.empty() && tag.source != LabelSource::ledger)
      report(Code::tag_unclear, key,
             fmt::format("the tag `{}` may be `{}`, which is {} % sure; it stays as it is",
                         tag.label, tag.unclear, tag.unclear_certainty),
             "write it with blanks where they belong, or name it in a vocabulary");
  }
  return list;
}

TagReport TagEvidence::report() const {
  TagReport report;
  report.merged = merged_;
  std::vector<ProposedTag> tags;
  for (const auto& [key, tag] : labels_) {
    if (!tag.published) continue;
    const TalliedTag& tallied = *tally_.find(key);
    report.tags.push_back(reported(key, tag, tallied));
    report.tags.back().is_stopped = tag.label.empty();
    if (!tag.label.empty()) tags.push_back({key, tag.label, tallied.articles, tag.item});
  }
  std::stable_sort(
      report.tags.begin(), report.tags.end(),
      [](const ReportedTag& a, const ReportedTag& b) { return a.articles > b.articles; });
  report.proposals = propose_merges(tags, abbreviations_);
  return report;
}

}  // namespace offprint
