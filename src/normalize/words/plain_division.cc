#include "normalize/words/plain_division.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "normalize/words/known_forms.h"

namespace offprint {
namespace {

// Costs are in bits, about: the logarithm of how rare a thing is.
constexpr double unknown_cost = 16.3, unknown_letter_cost = 2.7;
constexpr double unlikely_letter_cost = 1.5, longest_likely = 8;  // unknown words are seldom longer
constexpr double number_cost = 9;
constexpr double hump_gain = 23;      // a blank where a capital begins
constexpr double acronym_gain = 6.6;  // and where one ends a run of capitals: "ADHDawareness"
constexpr double digit_gain = 6;
constexpr double least_gain = 0.9;      // over leaving the tag whole
constexpr double own_word_cost = 7;     // of a word that the text has
constexpr double pair_gain = 5;         // of two words that stand together in the text
constexpr double last_letter_cost = 6;  // of a lone letter at the end
constexpr double name_cost = 14;        // of a known name in small letters
constexpr double written_name_cost = -9.9;
constexpr double never = 1000;
constexpr double gain_of_even_odds = 4;
constexpr double unknown_word_trust = 0.7;

constexpr std::size_t shortest = 6, shortest_in_humps = 5;  // letters
constexpr std::size_t longest_word = 24;

bool is_number(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_compounding(std::string_view language) {
  constexpr std::string_view ones[] = {"de", "nl", "sv", "da", "nb", "nn",
                                       "no", "fi", "hu", "et", "is"};
  return std::find(std::begin(ones), std::end(ones), language.substr(0, language.find('-'))) !=
         std::end(ones);
}

class Divider {
 public:
  Divider(const TagLetters& letters, const WordIndex& text) : letters_(letters), text_(text) {}

  // The words, with the least cost.
  std::vector<std::string_view> best() {
    const std::size_t count = letters_.size();
    states_.assign((count + 1) * (longest_word + 1), State());
    state(0, 0).cost = 0;
    for (std::size_t end = 1; end <= count; ++end)
      for (std::size_t length = 1; length <= std::min(end, longest_word); ++length)
        if (end == length || border_cost(end - length) < never) extend(end, length);
    return trace();
  }

  // Of the words over the whole.
  double gain() const { return cost_of(0, letters_.size()) - total_; }

 private:
  // "mp3" and "5G" are words, "iPhone 15" and "budget 2024" are two.
  double digit_cost(std::size_t at) const {
    std::size_t before = at, after = at;
    const auto digit = [&](std::size_t i) { return letters_.is_digit_at(i); };
    while (before > 0 && digit(before - 1) == digit(at - 1)) --before;
    while (after < letters_.size() && digit(after) == digit(at)) ++after;
    const bool number_last = digit(at);
    const std::size_t letters = number_last ? at - before : after - at;
    if (letters > 3) return -digit_gain;
    // "SEA2009", "sea09"
    const std::size_t digits = after - at;
    const bool year = number_last && letters > 1 && after == letters_.size() &&
                      (digits == 4 || (digits == 2 && letters_[at] == U'0'));
    return year ? -digit_gain : never;
  }

  double border_cost(std::size_t at) const {
    switch (letters_.border(at)) {
      case Border::hump:
        return -hump_gain;
      case Border::acronym:
        return -acronym_gain;
      case Border::digit:
        return digit_cost(at);
      case Border::forbidden:
        return never;
      case Border::inside:
        break;
    }
    return letters_.has_hump() ? never : 0;
  }

  bool is_own(std::string_view key, std::size_t letters) const {
    const std::size_t uses = text_.count(key);
    return uses > 0 && (letters >= 3 || uses >= 3);
  }

  double cost_of(std::size_t begin, std::size_t end) const {
    const std::string_view written = letters_.slice(begin, end);
    if (is_number(written)) return number_cost;
    const std::string own = key(begin, end);
    const auto length = static_cast<double>(end - begin);
    double cost = unknown_cost + unknown_letter_cost * length +
                  unlikely_letter_cost * std::max(0.0, length - longest_likely);
    if (const std::string_view name = known_name(own); !name.empty())
      cost = std::min(cost, name == written ? written_name_cost : name_cost);
    if (is_own(own, end - begin)) {
      const auto uses = static_cast<double>(text_.count(own));
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
    return loose_key(letters_.slice(begin, end), text_.language());
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
      words.push_back(letters_.slice(end - length, end));
      const std::size_t before = state(end, length).before;
      end -= length;
      length = before;
    }
    std::reverse(words.begin(), words.end());
    return words;
  }

  const TagLetters& letters_;
  const WordIndex& text_;
  std::vector<State> states_;
  double total_ = 0;
};

}  // namespace

PlainDivision divide_plainly(const TagLetters& letters, const WordIndex& text) {
  const PlainDivision whole{{letters.slice(0, letters.size())}, 1};
  const bool humps = letters.has_hump();
  if (letters.size() < (humps ? shortest_in_humps : shortest)) return whole;
  if (!humps && is_compounding(text.language())) return whole;
  Divider divider(letters, text);
  PlainDivision parted{divider.best(), 1};
  const double gain = divider.gain();
  if (parted.words.size() < 2 || gain < least_gain) return whole;
  parted.confidence = 1 / (1 + std::exp2(-gain / gain_of_even_odds));
  const auto known = [&](std::string_view word) {
    const std::string key = loose_key(word, text.language());
    return is_number(word) || text.has(key) || !known_name(key).empty();
  };
  std::size_t shortest_known = letters.size();
  for (const std::string_view word : parted.words)
    if (known(word)) shortest_known = std::min(shortest_known, word.size());
  for (const std::string_view word : parted.words) {
    if (known(word)) continue;
    const bool is_inner = humps && word != parted.words.front() && word != parted.words.back();
    if (word.size() < (is_inner ? 2 : 3) || (!humps && shortest_known < 4)) return whole;
    // In humps, a language without a word list has no more to say about a word.
    if (!humps) parted.confidence *= unknown_word_trust;
  }
  return parted;
}

}  // namespace offprint
