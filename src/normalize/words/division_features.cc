#include "normalize/words/division_features.h"

#include <algorithm>
#include <array>

#include "normalize/words/known_forms.h"
#include "normalize/words/letter_model.h"
#include "normalize/words/word_list.h"

namespace offprint {
namespace {

enum FeatureGroup : std::uint8_t {
#define OFFPRINT_FEATURE(name, count) name##_feature,
#include "normalize/words/division_features.def"
  group_count
};

struct Group {
  std::string_view name;
  std::size_t size;
};

constexpr Group groups[] = {
#define OFFPRINT_FEATURE(name, count) {#name, count},
#include "normalize/words/division_features.def"
};

constexpr auto begins = [] {
  std::array<std::size_t, group_count + 1> sums{};
  for (std::size_t i = 0; i < group_count; ++i) sums[i + 1] = sums[i] + groups[i].size;
  return sums;
}();

constexpr std::int32_t weights[] = {
#define OFFPRINT_WEIGHTS(name, ...) __VA_ARGS__,
#include "normalize/words/division_weights.def"
#undef OFFPRINT_WEIGHTS
};

static_assert(std::size(weights) == begins[group_count]);

constexpr int rare_rank = 52;  // quarters of a bit
constexpr int used_rank = 40;

std::size_t up_to(std::size_t value, std::size_t most) { return std::min(value, most); }

void add(Features& features, FeatureGroup group, std::size_t which = 0, int value = 1) {
  if (value != 0) features.push_back({begins[group] + which, value});
}

std::size_t digits_kind(std::string_view number, bool last) {
  if (number.size() == 1) return 0;
  if (number.size() == 2) return last && number[0] == '0' ? 2 : 1;
  return number.size() == 4 && (number.starts_with("19") || number.starts_with("20")) ? 3 : 4;
}

bool has_digit(std::string_view key) {
  return std::any_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_shouted(const TagLetters& letters, const PartWord& word) {
  for (std::size_t i = word.begin; i < word.end; ++i)
    if (!letters.is_upper_at(i) && !letters.is_digit_at(i)) return false;
  return word.size() > 1;
}

// The endings of words that are made from others, the grammar's first.
constexpr std::string_view grammar_endings[] = {"es", "ed", "ing", "er", "ers", "d", "r", "ly"};
constexpr std::string_view other_endings[] = {
    "ness", "less", "ful",   "able", "ible", "ation", "ization", "ize", "ized", "izer", "izing",
    "ism",  "ist",  "ists",  "ish",  "ity",  "ment",  "ments",   "y",   "ie",   "ies",  "ian",
    "ians", "ean",  "ology", "al",   "ally", "age",   "ship",    "dom", "wise", "like", "esque"};

bool is_listed(std::string_view word) { return word.size() > 2 && is_english_word(word); }

bool has_stem(std::string_view key, std::string_view ending) {
  if (!key.ends_with(ending)) return false;
  const std::string stem(key.substr(0, key.size() - ending.size()));
  if (is_listed(stem) || is_listed(stem + 'e')) return true;
  const std::size_t size = stem.size();
  return size > 3 && stem[size - 1] == stem[size - 2] && is_listed(stem.substr(0, size - 1));
}

bool has_stem_with(std::string_view key, std::span<const std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [&](std::string_view ending) { return has_stem(key, ending); });
}

void add_strange(const PartWords& words, const PartWord& word, Features& features) {
  const TagLetters& letters = words.letters();
  const std::size_t size = word.size();
  add(features, strange_feature, up_to(size, 8) - 1);
  add(features, strange_letters_feature, 0, static_cast<int>(size));
  add(features, strange_bits_feature, 0, word.bits);
  add(features, strange_digits_feature, 0, has_digit(words.key(word.begin, word.end)));
  if (!letters.has_lower()) return add(features, strange_tag_feature);
  if (!letters.has_hump()) return;
  if (is_shouted(letters, word))
    add(features, strange_shouted_feature);
  else if (letters.is_upper_at(word.begin))
    add(features, strange_capitals_feature);
}

void add_missed(const PartWords& words, const PartWord& word, Features& features) {
  int humps = 0, acronyms = 0;
  for (std::size_t at = word.begin + 1; at < word.end; ++at) {
    const Border border = words.letters().border(at);
    humps += border == Border::hump;
    acronyms += border == Border::acronym;
  }
  add(features, missed_hump_feature, 0, humps);
  add(features, missed_acronym_feature, 0, acronyms);
}

void add_derived(std::string_view key, Features& features) {
  if (has_stem(key, "s"))
    add(features, whole_derived_feature, 0);
  else if (has_stem_with(key, grammar_endings))
    add(features, whole_derived_feature, 1);
  else if (has_stem_with(key, other_endings))
    add(features, whole_derived_feature, 2);
  for (std::size_t size = 2; size <= 5 && size + 4 <= key.size(); ++size)
    if (listed_class(key.substr(0, size)) == WordClass::head_class && is_listed(key.substr(size)))
      return add(features, whole_derived_feature, 3);
}

int worst_letters(std::string_view key) {
  std::vector<int> costs;
  char before_last = word_edge, last = word_edge;
  for (const char c : std::string(key) + word_edge) {
    costs.push_back(letter_cost(before_last, last, c));
    before_last = last;
    last = c;
  }
  std::sort(costs.rbegin(), costs.rend());
  int sum = 0;
  for (std::size_t i = 0; i < up_to(costs.size(), 3); ++i) sum += costs[i];
  return sum;
}

}  // namespace

std::size_t feature_count() { return begins[group_count]; }

std::string feature_name(std::size_t id) {
  const auto next = std::upper_bound(begins.begin(), begins.end(), id);
  const auto group = static_cast<std::size_t>(next - begins.begin()) - 1;
  return std::string(groups[group].name) + ", " + std::to_string(id - begins[group]);
}

std::int64_t score(const Features& features) {
  std::int64_t sum = 0;
  for (const Feature& feature : features) sum += std::int64_t{weights[feature.id]} * feature.value;
  return sum;
}

std::int64_t pair_weight(WordClass before, WordClass after) {
  return weights[begins[pair_feature] + static_cast<std::size_t>(before) * word_class_count +
                 static_cast<std::size_t>(after)];
}

PartWords::PartWords(const TagLetters& letters, std::string_view key)
    : letters_(letters), key_(key), words_(key.size() * longest) {
  std::vector<ListedWord> listed;
  for (std::size_t begin = 0; begin < key.size(); ++begin) {
    const std::size_t most = up_to(key.size() - begin, longest);
    listed_beginnings(key.substr(begin, most), listed);
    auto next = listed.begin();
    for (std::size_t size = 1; size <= most; ++size) {
      const bool is_next = next != listed.end() && next->length == size;
      words_[begin * longest + size - 1] = read(begin, begin + size, is_next ? (next++)->rank : -1);
    }
  }
  const std::size_t size = key.size();
  whole_ = size <= longest ? words_[size - 1] : read(0, size, -1);
}

const PartWord& PartWords::word(std::size_t begin, std::size_t end) const {
  return end - begin == letters_.size() ? whole_ : words_[begin * longest + end - begin - 1];
}

void PartWords::note_uses(std::size_t begin, std::size_t end, std::size_t uses) {
  const bool is_whole = end - begin == letters_.size();
  PartWord& word = is_whole ? whole_ : words_[begin * longest + end - begin - 1];
  word.uses = uses;
  if (is_whole || !word.is_strange()) return;
  word.rank = used_rank;
  word.kind = class_of(key(begin, end), used_rank);
}

PartWord PartWords::read(std::size_t begin, std::size_t end, int rank) const {
  PartWord word{.begin = begin, .end = end, .rank = rank};
  const std::string_view letters = key(begin, end);
  word.kind = class_of(letters, rank);
  word.followers = followers(letters);
  if (rank >= 0) return word;
  word.own = word.kind != WordClass::number_class && word.kind != WordClass::letter_class &&
             word.kind != WordClass::unknown_class && word.kind != WordClass::unknown_short_class;
  if (!word.own && letters.size() > 1 && !known_name(letters).empty()) {
    word.own = true;
    word.kind = WordClass::brand_class;
  }
  char before_last = word_edge, last = word_edge;
  for (const char c : letters) {
    word.bits += letter_cost(before_last, last, c);
    before_last = last;
    last = c;
  }
  word.bits += letter_cost(before_last, last, word_edge);
  return word;
}

void add_word(const PartWords& words, const PartWord& word, Features& features) {
  const std::size_t length = up_to(word.size(), 8) - 1;
  add(features, kind_feature, static_cast<std::size_t>(word.kind));
  add_missed(words, word, features);
  if (word.kind == WordClass::number_class) {
    const bool last = word.end == words.letters().size();
    return add(features, digits_feature, digits_kind(words.key(word.begin, word.end), last));
  }
  if (word.is_strange()) return add_strange(words, word, features);
  if (word.own) return add(features, own_feature, length);
  add(features, listed_feature, length);
  add(features, rank_feature, length, word.rank);
  add(features, rare_feature, length, std::max(0, word.rank - rare_rank));
}

void add_blank(const PartWords& words, const PartWord& before, const PartWord& after,
               Features& features) {
  const TagLetters& letters = words.letters();
  const Border border = letters.border(after.begin);
  add(features, blank_feature, static_cast<std::size_t>(border));
  if (border == Border::inside && letters.has_hump()) add(features, blank_in_humps_feature);
  if (border == Border::digit) {
    if (letters.is_digit_at(after.begin))
      add(features, digit_letters_feature, up_to(before.size(), 8) - 1);
    else
      add(features, digit_after_feature, up_to(after.size(), 8) - 1);
  }
  add(features, pair_feature,
      static_cast<std::size_t>(before.kind) * word_class_count +
          static_cast<std::size_t>(after.kind));
  if (!before.followers.empty() &&
      std::binary_search(before.followers.begin(), before.followers.end(),
                         words.key(after.begin, after.end)))
    add(features, known_pair_feature);
}

void add_edges(const PartWord& first, const PartWord& last, Features& features) {
  add(features, pair_feature, static_cast<std::size_t>(first.kind));
  add(features, pair_feature, static_cast<std::size_t>(last.kind) * word_class_count);
}

void add_division(const PartWords& words, std::span<const PartWord> division, Features& features) {
  const TagLetters& letters = words.letters();
  std::size_t strangers = 0, shortest = letters.size();
  for (const PartWord& word : division) {
    if (word.is_strange())
      ++strangers;
    else if (word.kind != WordClass::number_class)
      shortest = std::min(shortest, word.size());
  }
  add(features, words_feature, up_to(division.size() - 2, 4));
  add(features, more_words_feature, 0, static_cast<int>(division.size() - 2));
  add(features, strangers_feature, up_to(strangers, 2));
  if (strangers > 0) add(features, shortest_known_feature, up_to(shortest, 6) - 1);
  if (letters.is_upper_at(0) && letters.has_lower() && !letters.has_hump())
    add(features, capital_first_feature);
  if (!letters.has_lower()) add(features, shouted_feature);
  add(features, mean_length_feature, up_to(letters.size() / division.size(), 7));
}

void add_whole(const PartWords& words, Features& features) {
  const TagLetters& letters = words.letters();
  const PartWord& word = words.word(0, letters.size());
  const std::string_view key = words.key(0, letters.size());
  const std::size_t size = letters.size();
  add(features, whole_feature, up_to(size, 16) - 1);
  add(features, whole_kind_feature, static_cast<std::size_t>(word.kind));
  add_missed(words, word, features);
  if (!letters.has_lower()) add(features, whole_shouted_feature, !word.is_strange());
  if (letters.has_lower() && !letters.has_hump() && letters.is_upper_at(0))
    add(features, whole_capital_first_feature);
  if (has_digit(key)) {
    const bool all = word.kind == WordClass::number_class;
    add(features, whole_digits_feature, all ? 2 : letters.is_digit_at(0) ? 1 : 0);
  }
  if (word.own) return add(features, whole_own_feature);
  if (word.rank >= 0) {
    add(features, whole_listed_feature, up_to(std::max<std::size_t>(size, 4) - 4, 7));
    add(features, whole_rank_feature, 0, word.rank);
    return add(features, whole_rare_feature, 0, std::max(0, word.rank - rare_rank));
  }
  add(features, whole_bits_feature, 0, word.bits);
  add(features, whole_bits_a_letter_feature, 0, word.bits / static_cast<int>(size));
  add(features, whole_worst_feature, 0, worst_letters(key));
  add_derived(key, features);
}

}  // namespace offprint
