#include "normalize/letter_case.h"

#include <algorithm>
#include <optional>

#include "base/unicode.h"
#include "normalize/words/known_forms.h"
#include "normalize/words/word_list.h"
#include "normalize/words/written_form.h"

namespace offprint {
namespace {

constexpr std::size_t longest_headline = 1000;  // bytes

struct Letters {
  std::size_t upper = 0, lower = 0, uncased = 0;
};

Letters letters_of(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    letters.upper += is_upper(c);
    letters.lower += is_lower(c);
    letters.uncased += is_letter(c) && !is_upper(c) && !is_lower(c);
  }
  return letters;
}

bool is_capitals(std::string_view word) {
  const Letters letters = letters_of(word);
  return letters.upper > 0 && letters.lower == 0;
}

std::string_view primary(std::string_view language) {
  return language.substr(0, language.find('-'));
}

bool has_word_list(std::string_view language) {
  return language == "und" || primary(language) == "en";
}

// Only small ones: greater ones ("MIX", "CIVIL") are words.
bool is_roman_numeral(std::string_view word) {
  static constexpr std::string_view ones[] = {"",  "I",  "II",  "III",  "IV",
                                              "V", "VI", "VII", "VIII", "IX"};
  if (word.size() < 2) return false;
  for (std::size_t tens = 0; tens <= std::min<std::size_t>(3, word.size()); ++tens) {
    if (tens > 0 && word[tens - 1] != 'X') return false;
    if (std::find(std::begin(ones), std::end(ones), word.substr(tens)) != std::end(ones))
      return true;
  }
  return false;
}

bool has_vowel(std::string_view lower) {
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t c = next_code_point(lower, at);
    constexpr std::u32string_view vowels =
        U"aeiouyàáâãäåèéêëìíîïòóôõöøùúûüıæœαεηιουωάέήίόύώаеёиоуыэюяіїє";
    if (vowels.find(c) != vowels.npos || c > 0x52F) return true;
  }
  return false;
}

class Restoration {
 public:
  Restoration(std::string_view headline, const WordIndex& text)
      : headline_(std::string(headline)), text_(text), language_(text.language()) {}

  RestoredCase run() {
    RestoredCase restored;
    bool opens = true;
    for (std::size_t i = 0; i < headline_.size(); ++i) {
      const std::string_view gap = headline_.before(i);
      opens |= ends_sentence(gap);
      restored.text += gap;
      const std::string form = form_of(i);
      restored.text += opens && !has_inner_capital(form) ? capitalize_first(form, language_) : form;
      opens = false;
    }
    restored.text += headline_.before(headline_.size());
    if (headline_.size() > 0)
      restored.confidence =
          1 - static_cast<double>(guesses_) / static_cast<double>(headline_.size());
    return restored;
  }

 private:
  static bool ends_sentence(std::string_view gap) {
    return gap.find_first_of(".!?") != gap.npos || gap.find("…") != gap.npos;
  }

  std::string form_of(std::size_t i) {
    const std::string_view word = headline_.word(i);
    if (letters_of(word).upper == 0) return std::string(word);
    const std::string_view previous = i > 0 ? headline_.word(i - 1) : std::string_view();
    const std::string_view next = i + 1 < headline_.size() ? headline_.word(i + 1) : "";
    if (std::string form = written_form(text_, word, previous, next);
        !form.empty() && is_same_word(word, form))
      return form;
    if (!is_capitals(word)) {  // "iPHONE"
      const std::string_view known = known_form(to_lower(word, language_), language_);
      return std::string(known.empty() ? word : known);
    }
    if (auto form = rule_form(word)) return *form;
    if (const std::size_t mark = word.find_first_of("'\xE2"); mark != word.npos)
      if (auto form = apostrophe_form(word, mark)) return *form;
    return unknown_form(word);
  }

  // Capitals may have lost their accents; those that they have are the word's: "QUÉ" is not "que".
  bool is_same_word(std::string_view word, std::string_view form) const {
    return loose_key(word, language_) == fold(word) ||
           to_lower(word, language_) == to_lower(form, language_);
  }

  // Forms that need no text: "U.S.", "XIV", "1ST", "B2B", known names.
  std::optional<std::string> rule_form(std::string_view word) const {
    std::string lower = to_lower(word, language_);
    if (word.find('.') != word.npos || is_roman_numeral(word)) return std::string(word);
    if (word[0] >= '0' && word[0] <= '9') return after_digits(word, lower);
    if (const auto known = known_form(lower, language_); !known.empty()) return std::string(known);
    if (!has_word_list(language_)) return {};
    if (lower == "i" || lower.starts_with("i'") || lower.starts_with("i\u2019"))
      return capitalize_first(lower);
    if (is_english_word(lower)) return lower;
    return {};
  }

  // "90S", "1ST" and "20TH" are no acronyms, "5G" and "3D" are.
  static std::string after_digits(std::string_view word, const std::string& lower) {
    const std::string_view tail = word.substr(word.find_first_not_of("0123456789"));
    const bool is_ending = tail == "S" || tail == "ST" || tail == "ND" || tail == "RD" ||
                           tail == "TH" || tail.size() > 2;
    return is_ending ? lower : std::string(word);
  }

  // "TRUMP'S" by "Trump", "L'ÉTÉ" by "été".
  std::optional<std::string> apostrophe_form(std::string_view word, std::size_t mark) {
    const std::size_t after = word[mark] == '\'' ? mark + 1 : mark + 3;
    if (word[mark] != '\'' && word.substr(mark, 3) != "\u2019") return {};
    const std::string_view head = word.substr(0, mark), tail = word.substr(after);
    const std::string sign(word.substr(mark, after - mark));
    const bool elided = count_code_points(head) < 3 && !has_word_list(language_);
    if (elided) return to_lower(head, language_) + sign + part_form(tail);
    if (head == "O" || head == "D") return std::string(head) + sign + part_form(tail);
    return part_form(head) + sign + to_lower(tail, language_);
  }

  std::string part_form(std::string_view word) {
    if (std::string form = written_form(text_, word); !form.empty()) return form;
    if (word.empty()) return {};
    if (auto form = rule_form(word)) return *form;
    return unknown_form(word);
  }

  std::string unknown_form(std::string_view word) {
    ++guesses_;
    const std::string lower = to_lower(word, language_);
    const std::size_t letters = count_code_points(word);
    if (letters > 1 && letters < 6 && !has_vowel(lower)) return std::string(word);
    if (has_word_list(language_)) return capitalize_first(lower, language_);
    // Another form of a word that the text has: "MÜLLERS" by "Müller".
    const std::string key = loose_key(word, language_);
    if (!beginnings_) beginnings_.emplace(text_);
    const std::size_t near =
        beginnings_->nearest(key, std::max<std::size_t>(5, key.size() * 2 / 3));
    if (near < text_.words().size()) {
      const std::string form = written_form(text_, text_.words().word(near));
      if (!form.empty()) return is_lower_first(form) ? lower : capitalize_first(lower, language_);
    }
    const bool noun = primary(language_) == "de" && letters > 3 && !is_german_adjective(lower);
    return noun ? capitalize_first(lower, language_) : lower;
  }

  static bool is_lower_first(std::string_view form) {
    std::size_t at = 0;
    return is_lower(next_code_point(form, at));
  }

  static bool is_german_adjective(std::string_view lower) {
    for (const std::string_view ending : {"e", "en", "er", "es", "em", ""})
      for (const std::string_view stem : {"lich", "isch", "sam", "bar", "haft", "los", "ig"})
        if (lower.size() > stem.size() + ending.size() && lower.ends_with(ending) &&
            lower.substr(0, lower.size() - ending.size()).ends_with(stem))
          return true;
    return false;
  }

  TextWords headline_;
  const WordIndex& text_;
  const std::string& language_;
  std::optional<WordBeginnings> beginnings_;
  std::size_t guesses_ = 0;
};

}  // namespace

bool has_mostly_capitals(std::string_view headline) {
  if (headline.size() > longest_headline) return false;
  const Letters all = letters_of(headline);
  return all.upper >= 6 && all.lower * 8 <= all.upper && all.uncased * 2 <= all.upper;
}

bool is_all_capitals(std::string_view headline, const WordIndex& text) {
  if (!has_mostly_capitals(headline)) return false;
  const TextWords words{std::string(headline)};
  std::size_t plain = 0;  // words that are no acronyms as far as one can tell
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words.word(i);
    if (letters_of(word).upper < 2 || !is_capitals(word)) continue;
    const std::string form = written_form(text, word);
    plain += form.empty() ? known_form(to_lower(word), "en") != word : form != word;
  }
  return plain > 0;
}

RestoredCase sentence_case(std::string_view headline, const WordIndex& text) {
  return Restoration(headline, text).run();
}

}  // namespace offprint
