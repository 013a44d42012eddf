#include "normalize/tag_capitals.h"

#include <algorithm>
#include <unordered_map>

#include "base/letters.h"
#include "base/unicode.h"
#include "normalize/words/known_forms.h"
#include "normalize/words/word_list.h"
#include "normalize/words/written_form.h"

namespace offprint {
namespace {

constexpr double by_name = 0.95, by_text = 0.9, by_capitals_inside = 0.8, by_habit = 0.75,
                 by_unknown_word = 0.6, by_small_use = 0.5, by_default = 0.45, by_list = 0.5;
constexpr std::size_t most_name_words = 5;
constexpr std::size_t long_word = 4;  // letters: what titles capitalize whatever it is
constexpr std::size_t most_uses = 200;

constexpr std::string_view names[] = {
#define OFFPRINT_TAG_NAME(name) name,
#include "normalize/tag_names.def"
#undef OFFPRINT_TAG_NAME
};

bool begins_with_capital(std::string_view word) {
  std::size_t at = 0;
  return !word.empty() && is_upper(next_code_point(word, at));
}

bool is_long(std::string_view word) { return count_code_points(word) >= long_word; }

bool has_primary(std::string_view language, std::string_view primary) {
  return language.substr(0, language.find('-')) == primary;
}

// Small letters in some long word after the first one: whoever writes this sets no titles.
bool is_in_sentence_case(const TextWords& words) {
  for (std::size_t i = 1; i < words.size(); ++i)
    if (is_long(words.word(i)) && !begins_with_capital(words.word(i))) return true;
  return false;
}

// "u.s." → "U.S."
bool is_initials(std::string_view word) {
  if (word.size() < 4 || !word.ends_with('.')) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if ((word[i] == '.') != (i % 2 == 1) || (word[i] & 0x80) != 0) return false;
  return true;
}

}  // namespace

struct TagCapitals::Word {
  std::string form;
  double certainty = 1;
};

struct TagCapitals::Use {
  std::size_t small = 0, alone = 0, inside = 0;
  std::string capital, inner;  // forms
};

std::string_view known_tag_name(std::string_view key) {
  static const auto by_key = [] {
    std::unordered_map<std::string, std::string_view> map;
    for (const std::string_view name : names) map.emplace(tag_key(name), name);
    return map;
  }();
  const auto at = by_key.find(std::string(key));
  return at != by_key.end() ? at->second : std::string_view();
}

TagCapitals::TagCapitals(const WordIndex& text, const std::vector<RawTag>& tags)
    : text_(text),
      english_(has_primary(text.language(), "en") || text.language() == "und"),
      capitalizes_nouns_(has_primary(text.language(), "de") || has_primary(text.language(), "lb")) {
  std::size_t shouted = 0;
  for (const RawTag& tag : tags) {
    shouted += is_shouted(tag.raw);
    if (!has_sentence_case_ && tag.raw.find(' ') != tag.raw.npos && tag.raw.size() < 200)
      has_sentence_case_ = is_in_sentence_case(TextWords(tag.raw));
  }
  all_shouted_ = tags.size() > 1 && shouted == tags.size();
}

// Capitals of a word in the middle of a sentence: alone, or within a longer name ("Services" in
// "Delivery Services Agreement").
TagCapitals::Use TagCapitals::use_of(std::string_view word) const {
  const TextWords& words = text_.words();
  Use use;
  std::vector<std::uint32_t> places = text_.find(loose_key(word, text_.language()));
  if (places.size() > most_uses) places.resize(most_uses);
  for (const std::uint32_t place : places) {
    const std::string_view form = words.word(place);
    if (words[place].unsure || fold(form) != fold(word)) continue;
    const auto is_capital = [&](std::size_t other) {
      return begins_with_capital(words.word(other)) && !words[other].opens;
    };
    const bool in_name = (place > 0 && words.adjoins_next(place - 1) && is_capital(place - 1)) ||
                         (words.adjoins_next(place) && is_capital(place + 1));
    if (has_inner_capital(form)) {
      ++use.inside;
      use.inner = std::max(use.inner, std::string(form));
    } else if (words[place].opens) {
      continue;
    } else if (!begins_with_capital(form)) {
      ++use.small;
    } else if (!in_name) {
      ++use.alone;
      use.capital = form;
    }
  }
  return use;
}

TagCapitals::Word TagCapitals::settle_word(const TextWords& words, std::size_t at,
                                           bool is_title) const {
  std::string word(words.word(at));
  const bool was_shouted = all_shouted_ && is_shouted(word);
  if (was_shouted) word = to_lower(word, text_.language());
  if (is_initials(word)) return {english_ ? to_upper(word) : word, by_text};
  if (has_inner_capital(word)) return {word, by_capitals_inside};
  const Use use = use_of(word);
  if (use.inside > use.small + use.alone) return {use.inner, by_text};
  const bool is_capital = begins_with_capital(word);
  const bool is_common = english_ && is_english_word(to_lower(word));
  if (use.alone > 0 && use.small == 0 && (use.alone > 1 || !is_common))
    return {use.capital, by_text};
  if (const std::string_view known =
          known_form(loose_key(word, text_.language()), text_.language());
      !known.empty() && use.small == 0 && fold(known) == fold(word))
    return {std::string(known), by_text};
  if (!is_capital) return {word, was_shouted ? by_default : by_unknown_word};
  if (at == 0) return {word, 1};
  if (has_sentence_case_ || !is_title) return {word, by_habit};
  const std::string small = to_lower(word, text_.language());
  if (use.small > 0) return {small, by_small_use};
  if (is_common) return {small, by_default};
  return {word, english_ ? by_unknown_word : by_list};
}

// The number of words from `at` on that are a known name; it goes into `form`.
std::size_t TagCapitals::settle_name(const TextWords& words, std::size_t at,
                                     std::string& form) const {
  if (!english_) return 0;
  std::string key;
  std::size_t count = 0;
  for (std::size_t i = at; i < words.size() && i - at < most_name_words; ++i) {
    key += tag_key(words.word(i));
    if (i == at) continue;
    if (const std::string_view name = known_tag_name(key); !name.empty()) {
      form = name;
      count = i - at + 1;
    }
  }
  return count;
}

SettledTag TagCapitals::settle(std::string_view tag) const {
  const TextWords words{std::string(tag)};
  SettledTag settled{{}, words.size() > 1 ? by_name : by_unknown_word};
  const bool is_title = !is_in_sentence_case(words);
  for (std::size_t i = 0; i < words.size();) {
    settled.form += words.before(i);
    std::string name;
    if (const std::size_t count = settle_name(words, i, name); count > 0) {
      settled.form += name;
      i += count;
      continue;
    }
    const Word word = settle_word(words, i, is_title);
    settled.form += word.form;
    if (is_long(word.form) || has_inner_capital(word.form))
      settled.certainty = std::min(settled.certainty, word.certainty);
    ++i;
  }
  settled.form += words.before(words.size());
  return settled;
}

}  // namespace offprint
