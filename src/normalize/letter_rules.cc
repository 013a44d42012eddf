#include "normalize/letter_rules.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::pair<std::string_view, std::string_view> small_words[] = {
#define OFFPRINT_SMALL(language, word) {language, word},
#include "normalize/small_words.def"
#undef OFFPRINT_SMALL
};

enum class GermanKind : std::uint8_t { other, article, link };

constexpr std::pair<std::string_view, GermanKind> german_words[] = {
#define OFFPRINT_GERMAN_WORD(word) {word, GermanKind::other},
#define OFFPRINT_GERMAN_ARTICLE(word) {word, GermanKind::article},
#define OFFPRINT_GERMAN_LINK(word) {word, GermanKind::link},
#include "normalize/german_words.def"
#undef OFFPRINT_GERMAN_WORD
#undef OFFPRINT_GERMAN_ARTICLE
#undef OFFPRINT_GERMAN_LINK
};

const GermanKind* german_kind(std::string_view word) {
  const auto* at = std::find_if(std::begin(german_words), std::end(german_words),
                                [&](const auto& known) { return known.first == word; });
  return at != std::end(german_words) ? &at->second : nullptr;
}

bool is_german(std::string_view word, GermanKind kind) {
  const GermanKind* found = german_kind(word);
  return found && *found == kind;
}

template <std::size_t count>
bool ends_with_one(std::string_view word, const std::array<std::string_view, count>& endings,
                   std::size_t least) {
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) {
    return word.size() >= ending.size() + least && word.ends_with(ending);
  });
}

constexpr std::array<std::string_view, 6> inflections = {"en", "er", "es", "em", "e", ""};

bool has_adjective_ending(std::string_view word) {
  constexpr std::array<std::string_view, 7> stems = {"lich", "isch", "sam", "bar",
                                                     "haft", "los",  "ig"};
  for (const std::string_view ending : inflections)
    if (word.ends_with(ending) &&
        ends_with_one(word.substr(0, word.size() - ending.size()), stems, 2))
      return true;
  return false;
}

bool has_noun_ending(std::string_view word) {
  constexpr std::array<std::string_view, 19> endings = {
      "ung",  "ungen",  "heit", "heiten", "keit",  "keiten", "schaft", "schaften", "tion", "tionen",
      "ität", "itäten", "tum",  "nis",    "nisse", "ling",   "linge",  "ismus",    "chen"};
  return ends_with_one(word, endings, 2);
}

// "gemacht", "gebacken": what was done is told in small letters.
bool is_participle(std::string_view word) {
  return word.starts_with("ge") && word.size() > 6 && (word.ends_with("t") || word.ends_with("en"));
}

bool may_be_verb(std::string_view word) {
  constexpr std::array<std::string_view, 3> endings = {"en", "eln", "ern"};
  return ends_with_one(word, endings, 3);
}

}  // namespace

std::string_view primary_language(std::string_view language) {
  return language.substr(0, language.find('-'));
}

bool has_word_list(std::string_view language) {
  return language == "und" || primary_language(language) == "en";
}

bool is_small_word(std::string_view word, std::string_view language) {
  const std::string_view primary = language == "und" ? "en" : primary_language(language);
  return std::find(std::begin(small_words), std::end(small_words), std::pair{primary, word}) !=
         std::end(small_words);
}

bool has_title_case(std::string_view language) {
  const std::string_view primary = language == "und" ? "en" : primary_language(language);
  return std::any_of(std::begin(small_words), std::end(small_words),
                     [&](const auto& known) { return known.first == primary; });
}

bool is_roman_numeral(std::string_view word, std::string_view language) {
  constexpr std::string_view ones[] = {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"};
  if (word.size() < 2) return false;
  if (word == "VI") {
    constexpr std::array<std::string_view, 7> we = {"sv", "da", "nb", "nn", "no", "pt", "eo"};
    if (std::find(we.begin(), we.end(), primary_language(language)) != we.end()) return false;
  }
  for (std::size_t tens = 0; tens <= std::min<std::size_t>(3, word.size()); ++tens) {
    if (tens > 0 && word[tens - 1] != 'X') return false;
    if (std::find(std::begin(ones), std::end(ones), word.substr(tens)) != std::end(ones))
      return true;
  }
  return false;
}

bool has_vowel(std::string_view word) {
  for (std::size_t at = 0; at < word.size();) {
    const char32_t c = next_code_point(word, at);
    constexpr std::u32string_view vowels =
        U"aeiouyàáâãäåèéêëìíîïòóôõöøùúûüýıæœαεηιουωάέήίόύώаеёиоуыэюяіїє";
    if (vowels.find(c) != vowels.npos || c > 0x52F) return true;
  }
  return false;
}

bool is_unspeakable(std::string_view word) {
  std::size_t run = 0, longest = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    next_code_point(word, at);
    run = has_vowel(word.substr(begin, at - begin)) ? 0 : run + 1;
    longest = std::max(longest, run);
  }
  return longest > 3 || !has_vowel(word);
}

// As news agencies write English; elsewhere what follows goes on as the sentence does.
bool capitalizes_after_colon(std::string_view language) { return has_word_list(language); }

bool elides(std::string_view language) {
  constexpr std::array<std::string_view, 5> languages = {"fr", "it", "ca", "oc", "lij"};
  return std::find(languages.begin(), languages.end(), primary_language(language)) !=
         languages.end();
}

bool is_german_small_word(std::string_view word) { return german_kind(word) != nullptr; }

bool is_german_noun(std::string_view word, std::string_view previous, std::string_view next) {
  if (is_german_small_word(word) || count_code_points(word) < 3) return false;
  if (has_noun_ending(word)) return true;
  if (has_adjective_ending(word)) return false;
  const bool goes_on = !next.empty() && !is_german_small_word(next);
  if (is_german(previous, GermanKind::article)) {
    const bool inflected = std::any_of(inflections.begin(), inflections.end() - 1,
                                       [&](std::string_view e) { return word.ends_with(e); });
    return !(goes_on && inflected);
  }
  if (is_participle(word)) return false;
  if (is_german(previous, GermanKind::link) || has_adjective_ending(previous)) return true;
  return !may_be_verb(word);
}

}  // namespace offprint
