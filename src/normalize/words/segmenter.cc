#include "normalize/words/segmenter.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>

#include "base/unicode.h"
#include "base/unicode_data.h"
#include "normalize/words/known_forms.h"
#include "normalize/words/word_list.h"
#include "normalize/words/written_form.h"

namespace offprint {
namespace {

// Costs are in bits, about: the logarithm of how rare a thing is. They were fitted to hashtags that
// people have taken apart.
constexpr double word_cost = 3;
constexpr double unknown_cost = 16.3, unknown_letter_cost = 2.7;
constexpr double unlikely_letter_cost = 1.5, longest_likely = 8;  // unknown words are seldom longer
constexpr double number_cost = 9;
constexpr double hump_gain = 9.9;      // a blank where a capital begins
constexpr double sole_hump_gain = 23;  // the same, where no word list could tell
constexpr double acronym_gain = 6.6;   // and where one ends a run of capitals: "ADHDawareness"
constexpr double digit_gain = 6;
constexpr double inside_cost = 6;       // a blank elsewhere, in a tag that has humps
constexpr double least_gain = 0.9;      // over leaving the tag whole
constexpr double own_word_cost = 7;     // of a word that the text has
constexpr double pair_gain = 5;         // of two words that stand together in the text
constexpr double last_letter_cost = 6;  // of a lone letter at the end
constexpr double name_cost = 14;        // of a known name in small letters
constexpr double contraction_cost = 11.5;
constexpr double never = 1000;
constexpr double gain_of_even_odds = 4;
constexpr double unknown_word_trust = 0.7;

constexpr std::size_t shortest = 6, shortest_in_humps = 5, longest = 80;  // letters
constexpr std::size_t longest_word = 24;                                  // bytes

enum class Border : std::uint8_t { inside, hump, acronym, digit, forbidden };

struct Letter {
  std::size_t begin;  // byte
  char32_t code_point;
};

// Rare short words in a list of words are mostly none.
double listed_cost(std::string_view word) {
  if (!contraction(word).empty()) return contraction_cost;
  const auto rank = word_rank(word);
  if (!rank) return never;
  double cost = word_cost + *rank + 0.1 * std::max(0.0, *rank - 15);
  if (word.size() == 2) cost += 0.4 * std::max(0.0, *rank - 6);
  if (word.size() == 3) cost += 0.6 * std::max(0.0, *rank - 10);
  if (word.size() == 4) cost += 0.4 * std::max(0.0, *rank - 12);
  return cost;
}

bool is_number(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_cased(char32_t c) { return is_lower(c) || is_upper(c); }

bool has_primary(std::string_view language, std::initializer_list<std::string_view> ones) {
  const std::string_view primary = language.substr(0, language.find('-'));
  return std::find(ones.begin(), ones.end(), primary) != ones.end();
}

bool capitalizes_nouns(std::string_view language) { return has_primary(language, {"de", "lb"}); }

bool is_compounding(std::string_view language) {
  return has_primary(language, {"de", "nl", "sv", "da", "nb", "nn", "no", "fi", "hu", "et", "is"});
}

class Division {
 public:
  Division(std::string_view tag, const WordIndex& text, bool english)
      : tag_(tag), text_(text), english_(english) {}

  // Whether there is anything to divide.
  bool prepare() {
    for (std::size_t at = 0; at < tag_.size();) {
      const std::size_t begin = at;
      const char32_t c = next_code_point(tag_, at);
      if (!is_digit(c) && !(is_letter(c) && (is_latin(c) || is_cased(c)))) return false;
      letters_.push_back({begin, c});
    }
    for (std::size_t i = 0; i < letters_.size(); ++i) {
      has_lower_ |= is_lower(letters_[i].code_point);
      has_hump_ |= i > 0 && is_upper(letters_[i].code_point);
    }
    has_hump_ &= has_lower_;
    return letters_.size() >= (has_hump_ ? shortest_in_humps : shortest) &&
           letters_.size() <= longest;
  }

  // The words, with the least cost.
  std::vector<std::string_view> best() {
    const std::size_t count = letters_.size();
    states_.assign((count + 1) * (longest_word + 1), State());
    state(0, 0).cost = 0;
    for (std::size_t end = 1; end <= count; ++end)
      for (std::size_t length = 1; length <= std::min(end, longest_word); ++length)
        if (end == length || border(end - length) != Border::forbidden) extend(end, length);
    return trace();
  }

  // Of the words over the whole.
  double gain() const { return cost_of(0, letters_.size()) - total_; }
  bool has_hump() const { return has_hump_; }

 private:
  Border border(std::size_t at) const {
    const char32_t before = letters_[at - 1].code_point, after = letters_[at].code_point;
    const bool more = at + 1 < letters_.size();
    if (is_digit(before) != is_digit(after)) return digit_border(at);
    if (is_digit(before)) return Border::forbidden;
    // "iPhone"
    if (is_lower(before) && is_upper(after)) return at == 1 ? Border::forbidden : Border::hump;
    if (!has_hump_) return Border::inside;
    if (is_upper(before) && is_lower(after))
      return at > 1 && is_upper(letters_[at - 2].code_point) ? Border::acronym : Border::inside;
    if (is_upper(before) && is_upper(after))
      return more && is_lower(letters_[at + 1].code_point) ? Border::acronym : Border::forbidden;
    return Border::inside;
  }

  // "mp3" and "5G" are words, "iPhone 15" and "budget 2024" are two.
  Border digit_border(std::size_t at) const {
    std::size_t before = at, after = at;
    const auto digit = [&](std::size_t i) { return is_digit(letters_[i].code_point); };
    while (before > 0 && digit(before - 1) == digit(at - 1)) --before;
    while (after < letters_.size() && digit(after) == digit(at)) ++after;
    const bool number_last = digit(at);
    const std::size_t letters = number_last ? at - before : after - at;
    if (letters > 3) return Border::digit;
    // "SEA2009", "sea09"
    const std::size_t digits = after - at;
    const bool year = number_last && letters > 1 && after == letters_.size() &&
                      (digits == 4 || (digits == 2 && letters_[at].code_point == U'0'));
    return year ? Border::digit : Border::forbidden;
  }

  double border_cost(std::size_t at) const {
    switch (border(at)) {
      case Border::hump:
        return english_ ? -hump_gain : -sole_hump_gain;
      case Border::acronym:
        return -acronym_gain;
      case Border::digit:
        return -digit_gain;
      case Border::forbidden:
        return never;
      case Border::inside:
        break;
    }
    return !has_hump_ ? 0 : english_ ? inside_cost : never;
  }

  // Letters from `begin` up to `end`.
  std::string_view slice(std::size_t begin, std::size_t end) const {
    const std::size_t last = end < letters_.size() ? letters_[end].begin : tag_.size();
    return tag_.substr(letters_[begin].begin, last - letters_[begin].begin);
  }

  bool is_own(std::string_view key, std::size_t letters) const {
    const std::size_t uses = text_.count(key);
    return uses > 0 && (english_ || letters >= 3 || uses >= 3);
  }

  double cost_of(std::size_t begin, std::size_t end) const {
    const std::string_view written = slice(begin, end);
    if (is_number(written)) return number_cost;
    const std::string key = loose_key(written, text_.language());
    const auto length = static_cast<double>(end - begin);
    double cost = unknown_cost + unknown_letter_cost * length +
                  unlikely_letter_cost * std::max(0.0, length - longest_likely);
    if (const std::string_view name = known_name(key); !name.empty())
      cost = std::min(cost, name == written ? -hump_gain : name_cost);
    if (english_) cost = std::min(cost, listed_cost(key));
    if (is_own(key, end - begin)) {
      const auto uses = static_cast<double>(text_.count(key));
      cost = std::min(cost, own_word_cost) - std::min(3.0, std::log2(1 + uses)) / 2;
    }
    return cost;
  }

  struct State {
    double cost = never * never;
    std::size_t before = 0;  // letters in the word before
    bool own = false;
  };

  // Of the best way to have a word of this length end before this letter.
  State& state(std::size_t end, std::size_t length) {
    return states_[end * (longest_word + 1) + length];
  }

  std::string key(std::size_t begin, std::size_t end) const {
    return loose_key(slice(begin, end), text_.language());
  }

  void extend(std::size_t end, std::size_t length) {
    const std::size_t begin = end - length;
    double cost = cost_of(begin, end) + (begin > 0 ? border_cost(begin) : 0);
    if (length == 1 && begin > 0 && end == letters_.size()) cost += last_letter_cost;
    State& here = state(end, length);
    const std::string own_key = key(begin, end);
    here.own = is_own(own_key, length);
    for (std::size_t before = begin > 0 ? 1 : 0; before <= std::min(begin, longest_word);
         ++before) {
      const State& last = state(begin, before);
      double sum = last.cost + cost;
      if (here.own && last.own && text_.has_pair(key(begin - before, begin), own_key))
        sum -= pair_gain;
      if (sum >= here.cost) continue;
      here.cost = sum;
      here.before = before;
    }
  }

  std::vector<std::string_view> trace() {
    std::size_t end = letters_.size(), length = 1;
    for (std::size_t other = 2; other <= std::min(end, longest_word); ++other)
      if (state(end, other).cost < state(end, length).cost) length = other;
    total_ = state(end, length).cost;
    std::vector<std::string_view> words;
    while (end > 0) {
      words.push_back(slice(end - length, end));
      const std::size_t before = state(end, length).before;
      end -= length;
      length = before;
    }
    std::reverse(words.begin(), words.end());
    return words;
  }

  std::string_view tag_;
  const WordIndex& text_;
  bool english_;
  std::vector<Letter> letters_;
  bool has_lower_ = false, has_hump_ = false;
  std::vector<State> states_;
  double total_ = 0;
};

// A capital that is only there to begin a word goes; one of a name stays.
std::string settled(std::string_view word, bool in_humps, bool english, const WordIndex& text) {
  if (std::string form = settled_form(word, text); !form.empty()) return form;
  if (const std::string_view form = contraction(loose_key(word, text.language()));
      !form.empty() && english)
    return std::string(form);
  if (!in_humps || has_inner_capital(word)) return std::string(word);
  std::string lower = to_lower(word, text.language());
  // "NachtAmMeer": no noun has two letters.
  if (!english)
    return capitalizes_nouns(text.language()) && word.size() > 2 ? std::string(word) : lower;
  return is_english_word(lower) || word.size() < 2 ? lower : std::string(word);
}

bool is_known(std::string_view word, const WordIndex& text, bool english) {
  const std::string key = loose_key(word, text.language());
  return is_number(word) || text.has(key) || !known_name(key).empty() ||
         (english && (is_english_word(key) || !contraction(key).empty()));
}

}  // namespace

std::string settled_form(std::string_view word, const WordIndex& text) {
  std::string form = written_form(text, word);
  if (form.empty()) form = known_form(loose_key(word, text.language()), text.language());
  return form;
}

Segmenter::Segmenter(const WordIndex& text)
    : text_(text),
      english_(text.language() == "und" || text.language() == "en" ||
               text.language().starts_with("en-")) {}

Segmentation Segmenter::split(std::string_view tag) const {
  const Segmentation whole{std::string(tag), 1, false};
  Division division(tag, text_, english_);
  if (!division.prepare()) return whole;
  const std::vector<std::string_view> words = division.best();
  const double gain = division.gain();
  if (words.size() < 2 || gain < least_gain) return whole;
  const bool humps = division.has_hump();
  if (!english_ && !humps && is_compounding(text_.language())) return whole;
  std::size_t shortest_known = tag.size();
  for (const std::string_view word : words)
    if (is_known(word, text_, english_)) shortest_known = std::min(shortest_known, word.size());
  Segmentation parted{{}, 1 / (1 + std::exp2(-gain / gain_of_even_odds)), true};
  for (const std::string_view word : words) {
    if (!is_known(word, text_, english_)) {
      const bool is_inner = humps && !english_ && word != words.front() && word != words.back();
      if (word.size() < (is_inner ? 2 : 3) || (!humps && shortest_known < 4)) return whole;
      // In humps, a language without a word list has no more to say about a word.
      if (english_ || !humps) parted.confidence *= unknown_word_trust;
    }
    if (!parted.text.empty()) parted.text += ' ';
    parted.text += settled(word, humps, english_, text_);
  }
  return parted;
}

std::vector<Segmentation> Segmenter::alternatives(std::string_view tag, std::size_t most) const {
  std::vector<Segmentation> list;
  if (most > 0) list.push_back(split(tag));
  if (most > 1 && list[0].parted)
    list.push_back({std::string(tag), 1 - list[0].confidence, false});
  return list;
}

}  // namespace offprint
