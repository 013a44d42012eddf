#include "catalog/tag_proposals.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "base/unicode.h"
#include "base/unicode_data.h"

namespace offprint {
namespace {

constexpr std::size_t shortest_misspelled = 6, longest_misspelled = 48;  // code points
constexpr std::size_t most_neighbors = 32;       // that are compared with each other
constexpr std::uint32_t rare = 2, frequent = 5;  // articles
constexpr double by_vocabulary = 1, by_text = 0.95, by_accents = 0.9, by_number = 0.85,
                 by_order = 0.6, by_initials = 0.5;
constexpr std::size_t fewest_initials = 3, most_initials = 8;

std::string without_marks(std::string_view text) {
  std::string plain;
  const std::string parts = to_nfd(fold(text));
  for (std::size_t at = 0; at < parts.size();) {
    const std::size_t begin = at;
    if (!is_mark(next_code_point(parts, at)))
      plain += std::string_view(parts).substr(begin, at - begin);
  }
  return plain;
}

// Folded, without marks; "and" says no more than "&" does.
std::vector<std::string> words_of(std::string_view label) {
  std::vector<std::string> words(1);
  const std::string plain = without_marks(label);
  for (std::size_t at = 0; at < plain.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(plain, at);
    const bool sign = (c == '#' || c == '+') && !words.back().empty();
    if (is_letter(c) || is_digit(c) || sign)
      words.back() += std::string_view(plain).substr(begin, at - begin);
    else if (c != '\'' && c != U'\u2019' && !words.back().empty())
      words.emplace_back();
  }
  std::erase_if(words, [](const std::string& word) { return word.empty() || word == "and"; });
  return words;
}

// Of English nouns, roughly: what it makes alike is only proposed.
std::string singular(std::string word) {
  const auto ends = [&](std::string_view end) {
    return word.size() > end.size() + 2 && word.ends_with(end);
  };
  if (ends("ies")) return word.substr(0, word.size() - 3) + "y";
  for (const std::string_view end : {"sses", "xes", "ches", "shes", "zes"})
    if (ends(end)) return word.substr(0, word.size() - 2);
  if (ends("s") && !ends("ss") && !ends("us") && !ends("is")) word.pop_back();
  return word;
}

std::string joined(const std::vector<std::string>& words, std::string_view between = {}) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += between;
    text += word;
  }
  return text;
}

std::u32string code_points(std::string_view text) {
  std::u32string list;
  for (std::size_t at = 0; at < text.size();) list += next_code_point(text, at);
  return list;
}

// Where two texts differ by one letter, more, less, another, or two neighbors in the other order:
// its place. Nothing for all others.
std::optional<std::size_t> lone_difference(std::u32string_view a, std::u32string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return {};
  std::size_t at = 0;
  while (at < a.size() && a[at] == b[at]) ++at;
  const std::u32string_view rest_a = a.substr(at), rest_b = b.substr(at);
  if (rest_b.empty()) return {};
  const bool differs_in_number = is_digit(rest_b[0]) || (!rest_a.empty() && is_digit(rest_a[0]));
  if (differs_in_number) return {};
  if (a.size() < b.size()) return rest_a == rest_b.substr(1) ? std::optional(at) : std::nullopt;
  if (rest_a.substr(1) == rest_b.substr(1)) return at;
  const bool swapped = rest_a.size() > 1 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
                       rest_a.substr(2) == rest_b.substr(2);
  return swapped ? std::optional(at) : std::nullopt;
}

class Proposer {
 public:
  Proposer(const std::vector<ProposedTag>& tags, const std::vector<TagAbbreviation>& abbreviations)
      : tags_(tags), abbreviations_(abbreviations), seen_(tags.size()) {
    for (std::uint32_t i = 0; i < tags.size(); ++i) {
      std::vector<std::string> words = words_of(tags[i].label);
      Seen& seen = seen_[i];
      seen.plain = without_marks(tags[i].key);
      seen.initials = initials(words);
      for (std::string& word : words) word = singular(std::move(word));
      seen.stem = joined(words);
      std::sort(words.begin(), words.end());
      seen.sorted = joined(words, " ");
    }
  }

  std::vector<TagMerge> run() {
    by_concept();
    by_texts();
    by_equal([&](std::uint32_t tag) { return std::string_view(seen_[tag].plain); }, by_accents,
             "they differ in accents alone");
    by_equal([&](std::uint32_t tag) { return std::string_view(seen_[tag].stem); }, by_number,
             "one is the plural of the other");
    by_equal([&](std::uint32_t tag) { return std::string_view(seen_[tag].sorted); }, by_order,
             "they are the same words in another order");
    by_first_letters();
    by_misspelling();
    std::vector<TagMerge> list;
    for (auto& [pair, merge] : found_) list.push_back(std::move(merge));
    std::sort(list.begin(), list.end(), [](const TagMerge& a, const TagMerge& b) {
      return std::tie(b.confidence, a.into, a.from) < std::tie(a.confidence, b.into, b.from);
    });
    return list;
  }

 private:
  struct Seen {
    std::string plain;   // the key without marks
    std::string stem;    // its words in the singular
    std::string sorted;  // the same, sorted
    std::string initials;
  };

  static std::string initials(const std::vector<std::string>& words) {
    std::string text;
    if (words.size() < fewest_initials || words.size() > most_initials) return text;
    for (const std::string& word : words) text += first_character(word);
    return text;
  }

  static std::string_view first_character(std::string_view word) {
    std::size_t end = 0;
    next_code_point(word, end);
    return word.substr(0, end);
  }

  std::optional<std::uint32_t> find(std::string_view key) const {
    const auto at =
        std::lower_bound(tags_.begin(), tags_.end(), key,
                         [](const ProposedTag& tag, std::string_view k) { return tag.key < k; });
    if (at == tags_.end() || at->key != key) return {};
    return static_cast<std::uint32_t>(at - tags_.begin());
  }

  // The first reason counts: they come from the best on.
  void propose(std::uint32_t a, std::uint32_t b, double confidence, std::string reason) {
    const ProposedTag *from = &tags_[a], *into = &tags_[b];
    if (a == b || from->label == into->label) return;
    if (from->item && into->item && from->item != into->item) return;
    if (std::tie(from->articles, into->key) > std::tie(into->articles, from->key))
      std::swap(from, into);
    found_.try_emplace({std::min(a, b), std::max(a, b)},
                       TagMerge{from->key, into->key, std::move(reason), confidence});
  }

  // Into the most frequent one of those that share what `name` gives.
  template <typename Name>
  void by_equal(Name name, double confidence, const std::string& reason) {
    std::unordered_map<std::string_view, std::uint32_t> leaders;
    for (std::uint32_t tag = 0; tag < tags_.size(); ++tag) {
      if (name(tag).empty()) continue;
      const auto [at, fresh] = leaders.try_emplace(name(tag), tag);
      if (!fresh && tags_[tag].articles > tags_[at->second].articles) at->second = tag;
    }
    for (std::uint32_t tag = 0; tag < tags_.size(); ++tag)
      if (!name(tag).empty()) propose(tag, leaders.at(name(tag)), confidence, reason);
  }

  // Published under two names, which do not change by themselves.
  void by_concept() {
    std::unordered_map<const Concept*, std::uint32_t> leaders;
    for (std::uint32_t tag = 0; tag < tags_.size(); ++tag) {
      const Concept* item = tags_[tag].item;
      if (item == nullptr || !item->merges) continue;
      const auto [at, fresh] = leaders.try_emplace(item, tag);
      if (!fresh)
        propose(tag, at->second, by_vocabulary,
                fmt::format("both are names of `{}` in the vocabulary, and were published apart",
                            item->id));
    }
  }

  void by_texts() {
    for (const TagAbbreviation& pair : abbreviations_) {
      const auto small = find(pair.short_key), large = find(pair.long_key);
      if (small && large)
        propose(*small, *large, by_text,
                fmt::format("a text says `{} ({})`", tags_[*large].label, tags_[*small].label));
    }
  }

  void by_first_letters() {
    for (std::uint32_t tag = 0; tag < tags_.size(); ++tag) {
      if (seen_[tag].initials.empty()) continue;
      const auto small = find(seen_[tag].initials);
      if (small && to_upper(tags_[*small].label) == tags_[*small].label)
        propose(*small, tag, by_initials,
                fmt::format("`{}` may stand for it", tags_[*small].label));
    }
  }

  void by_misspelling() {
    struct Neighbor {
      std::uint64_t hash;
      std::uint32_t tag;

      auto operator<=>(const Neighbor&) const = default;
    };
    std::vector<Neighbor> neighbors;
    for (std::uint32_t tag = 0; tag < tags_.size(); ++tag) {
      const std::u32string key = code_points(seen_[tag].plain);
      if (key.size() < shortest_misspelled || key.size() > longest_misspelled) continue;
      for (std::size_t left_out = 0; left_out <= key.size(); ++left_out) {
        std::string shorter;
        for (std::size_t i = 0; i < key.size(); ++i)
          if (i != left_out) append_code_point(shorter, key[i]);
        neighbors.push_back({hash64(shorter), tag});
      }
    }
    std::sort(neighbors.begin(), neighbors.end());
    neighbors.erase(std::unique(neighbors.begin(), neighbors.end()), neighbors.end());
    for (std::size_t begin = 0, end = 0; begin < neighbors.size(); begin = end) {
      while (end < neighbors.size() && neighbors[end].hash == neighbors[begin].hash) ++end;
      if (end - begin > most_neighbors) continue;
      for (std::size_t a = begin; a < end; ++a)
        for (std::size_t b = a + 1; b < end; ++b) compare(neighbors[a].tag, neighbors[b].tag);
    }
  }

  // Two frequent tags are two words; a rare one beside a frequent one is a slip.
  void compare(std::uint32_t a, std::uint32_t b) {
    const std::u32string key_a = code_points(seen_[a].plain), key_b = code_points(seen_[b].plain);
    const auto place = lone_difference(key_a, key_b);
    if (!place) return;
    const auto [few, many] = std::minmax(tags_[a].articles, tags_[b].articles);
    if (few >= frequent) return;
    double confidence = *place == 0 ? 0.3 : 0.5;
    if (few <= rare && many >= frequent * few) confidence += 0.2;
    if (std::min(key_a.size(), key_b.size()) > shortest_misspelled + 3) confidence += 0.1;
    propose(a, b, confidence, "they are one letter apart");
  }

  const std::vector<ProposedTag>& tags_;
  const std::vector<TagAbbreviation>& abbreviations_;
  std::vector<Seen> seen_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, TagMerge> found_;
};

}  // namespace

std::vector<TagMerge> propose_merges(const std::vector<ProposedTag>& tags,
                                     const std::vector<TagAbbreviation>& abbreviations) {
  return Proposer(tags, abbreviations).run();
}

}  // namespace offprint
