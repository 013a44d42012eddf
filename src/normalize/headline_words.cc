#include "normalize/headline_words.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/letters.h"
#include "base/unicode.h"
#include "normalize/letter_rules.h"
#include "normalize/words/known_forms.h"
#include "normalize/words/word_list.h"
#include "normalize/words/word_votes.h"
#include "normalize/words/written_form.h"

namespace offprint {
namespace {

constexpr double common_rank = 14;  // binary logarithm; rarer words are often names
constexpr std::string_view digits = "0123456789";

bool is_lower_first(std::string_view form) {
  std::size_t at = 0;
  return !form.empty() && is_lower(next_code_point(form, at));
}

// "FBI" stands in the list of words, too; what has no vowel is a word only when it is very common.
bool is_plain_word(std::string_view lower) {
  const auto rank = word_rank(lower);
  return rank && (has_vowel(lower) || lower.size() < 2 || *rank < 11);
}

// How much speaks for small letters before the text is asked.
double lean_to_small(std::string_view lower, std::string_view language) {
  if (!has_word_list(language) || !known_form(lower, language).empty()) return 0;
  const auto rank = word_rank(lower);
  if (!rank || !has_vowel(lower)) return 0;
  return *rank < common_rank ? 2.5 : 1;
}

std::size_t find_apostrophe(std::string_view word) {
  const std::size_t plain = word.find('\''), typographic = word.find("\u2019");
  return std::min(plain, typographic);
}

// Endings of hosts and names of files that headlines have.
bool is_address_ending(std::string_view lower) {
  constexpr std::array<std::string_view, 26> endings = {
      "com", "org", "net", "gov", "edu", "mil", "int", "info", "io", "dev", "app", "ai", "co",
      "uk",  "de",  "fr",  "eu",  "ca",  "us",  "es",  "it",   "nl", "js",  "py",  "md", "tv"};
  return std::find(endings.begin(), endings.end(), lower) != endings.end();
}

// How the text writes what `lower` is in lower case (ASCII), most often and not as a part of an
// address, or "".
std::string as_in_text(std::string_view text, std::string_view lower) {
  constexpr int most_uses = 100;
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; };
  std::map<std::string_view, int> uses;
  auto at = text.begin();
  for (int count = 0; count < most_uses; ++count) {
    at = std::search(at, text.end(), lower.begin(), lower.end(), same);
    if (at == text.end()) break;
    const auto begin = static_cast<std::size_t>(at - text.begin());
    if (begin == 0 || std::string_view("/.@-").find(text[begin - 1]) == std::string_view::npos)
      ++uses[text.substr(begin, lower.size())];
    at += static_cast<std::ptrdiff_t>(lower.size());
  }
  const auto most = std::max_element(
      uses.begin(), uses.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  return most == uses.end() ? std::string() : std::string(most->first);
}

}  // namespace

std::string_view HeadlineWords::neighbor(std::size_t i, int step) const {
  if (step < 0) return i > 0 ? headline_.word(i - 1) : std::string_view();
  return i + 1 < headline_.size() ? headline_.word(i + 1) : std::string_view();
}

// Whether nothing but a stop parts the word from the one before.
bool HeadlineWords::joins(std::size_t i) const {
  return i < headline_.size() && headline_.before(i) == ".";
}

bool HeadlineWords::is_address(std::size_t i) const {
  std::size_t last = i;
  while (joins(last + 1)) ++last;
  const bool has_dot = joins(i) || last != i || headline_.before(i).ends_with(" .");
  const std::string_view end = headline_.word(last);
  return has_dot && is_address_ending(ascii_lower(end.substr(0, find_apostrophe(end))));
}

std::string HeadlineWords::address_form(std::size_t i) const {
  const std::string_view word = headline_.word(i);
  std::size_t first = i, last = i;
  while (joins(first)) --first;
  while (joins(last + 1)) ++last;
  std::string_view whole = headline_.words(first, last);
  whole = whole.substr(0, find_apostrophe(whole));
  const std::string lower = ascii_lower(word);
  const std::string found = as_in_text(text_.words().text(), ascii_lower(whole));
  if (found.empty() || first == last) return lower;
  const auto from = static_cast<std::size_t>(word.data() - whole.data());
  const std::string part = found.substr(from, word.size());
  return part + lower.substr(part.size());
}

std::string HeadlineWords::gap(std::size_t i) const {
  const std::string_view gap = headline_.before(i);
  std::string made;
  for (std::size_t at = 0; at < gap.size();) {
    const std::size_t end = std::min(gap.find(' ', at + 1), gap.size());
    const std::string_view piece = gap.substr(at, end - at);
    at = end;
    if (count_letters(piece).all() < 2 || piece.find_first_of("@/#_") == piece.npos) {
      made += piece;
      continue;
    }
    const std::string lower = to_lower(piece, language_);
    const std::string_view bare = trim(lower);
    const std::string found = as_in_text(text_.words().text(), bare);
    const bool pair = bare.find('/') == 1 && bare.size() == 3;
    if (!found.empty())
      made += (piece.starts_with(' ') ? " " : "") + found;
    else
      made += bare.starts_with('#') || pair ? std::string(piece) : lower;
  }
  return made;
}

// "Q&A".
bool HeadlineWords::is_letter_of_pair(std::size_t i) const {
  if (headline_.word(i).size() != 1) return false;
  const auto pairs = [&](std::size_t at) {
    return at <= headline_.size() && headline_.before(at) == "&";
  };
  return pairs(i) || pairs(i + 1);
}

std::string HeadlineWords::form(std::size_t i) {
  const std::string_view word = headline_.word(i);
  if (count_letters(word).upper == 0) return std::string(word);
  if (is_address(i)) return address_form(i);
  if (is_letter_of_pair(i)) return std::string(word);
  return whole_form(i, word);
}

std::string HeadlineWords::whole_form(std::size_t i, std::string_view word) {
  if (auto told = told_form(word, neighbor(i, -1), neighbor(i, 1))) return *told;
  if (count_letters(word).lower > 0) {  // "iPHONE"
    const std::string_view known = known_form(to_lower(word, language_), language_);
    return std::string(known.empty() ? word : known);
  }
  if (find_apostrophe(word) != word.npos)
    if (auto form = apostrophe_form(word, i)) return *form;
  if (auto form = rule_form(word)) return *form;
  return unknown_form(word, i);
}

std::optional<std::string> HeadlineWords::told_form(std::string_view word,
                                                    std::string_view previous,
                                                    std::string_view next) const {
  const CaseVotes votes = case_votes(text_, word, previous, next);
  const std::string lower = to_lower(word, language_);
  const double for_small = votes.for_small + lean_to_small(lower, language_);
  if (votes.for_capital > for_small) return votes.capital;
  if (!votes.small.empty()) return votes.small;
  if (votes.for_capital > 0) return lower;
  if (!votes.opening.empty()) return votes.opening;
  return {};
}

// Forms that need no text: "U.S.", "XIV", "1ST", "B2B", known names.
std::optional<std::string> HeadlineWords::rule_form(std::string_view word) const {
  const std::string lower = to_lower(word, language_);
  if (word.find('.') != word.npos || is_roman_numeral(word, language_)) return std::string(word);
  if (digits.find(word[0]) != digits.npos) {
    // "90S", "1ST" and "20TH" are no acronyms, "5G" and "3D" are.
    const std::string_view tail =
        word.substr(std::min(word.find_first_not_of(digits), word.size()));
    const bool is_ending = tail == "S" || tail == "ST" || tail == "ND" || tail == "RD" ||
                           tail == "TH" || tail == "X" || tail.size() > 2;
    return is_ending ? lower : std::string(word);
  }
  if (word.find_first_of(digits) != word.npos && count_letters(word).all() < 4)
    return std::string(word);
  if (const auto known = known_form(lower, language_); !known.empty()) return std::string(known);
  if (primary_language(language_) == "de" && is_german_small_word(lower)) return lower;
  if (word.starts_with("MC") && word.size() > 4 && has_vowel(std::string_view(lower).substr(2)))
    return "Mc" + capitalize_first(std::string_view(lower).substr(2), language_);
  if (!has_word_list(language_)) return {};
  if (lower == "i") return "I";
  if (is_small_word(lower, language_)) return lower;
  if (is_plain_word(lower)) return lower;
  return {};
}

// "TRUMP'S" by "Trump", "L'ÉTÉ" by "été".
std::optional<std::string> HeadlineWords::apostrophe_form(std::string_view word, std::size_t i) {
  const std::size_t mark = find_apostrophe(word);
  const std::size_t after = mark + (word[mark] == '\'' ? 1 : 3);
  const std::string_view head = word.substr(0, mark), tail = word.substr(after);
  const std::string sign(word.substr(mark, after - mark));
  const std::string lower = to_lower(head, language_);
  if (elides(language_) && lower != "aujourd") return lower + sign + part_form(tail, i);
  if ((head == "O" || head == "D" || head == "L") && tail.size() > 2)
    return std::string(head) + sign + capitalize_first(part_form(tail, i), language_);
  if (has_word_list(language_) && lower == "i") return "I" + sign + to_lower(tail, language_);
  return part_form(head, i) + sign + to_lower(tail, language_);
}

std::string HeadlineWords::part_form(std::string_view word, std::size_t i) {
  if (word.empty()) return {};
  if (auto told = told_form(word, {}, {})) return *told;
  if (auto form = rule_form(word)) return *form;
  return unknown_form(word, i);
}

std::string HeadlineWords::unknown_form(std::string_view word, std::size_t i) {
  ++guesses_;
  const std::string lower = to_lower(word, language_);
  const std::size_t letters = count_code_points(word);
  if (word.ends_with('S') && letters > 2) {  // "RFPS", where the text has "RFP"
    const std::string_view one = word.substr(0, word.size() - 1);
    if (told_form(one, {}, {}) == std::string(one)) return std::string(one) + "s";
  }
  if (letters > 1 && letters < 6 && is_unspeakable(lower)) return std::string(word);
  if (has_word_list(language_)) return capitalize_first(lower, language_);
  // Another form of a word that the text has: "MÜLLERS" by "Müller".
  const std::string key = loose_key(word, language_);
  if (!beginnings_) beginnings_.emplace(text_);
  const std::size_t near = beginnings_->nearest(key, std::max<std::size_t>(5, key.size() * 2 / 3));
  if (near < text_.words().size()) {
    const std::string form = written_form(text_, text_.words().word(near));
    if (!form.empty()) return is_lower_first(form) ? lower : capitalize_first(lower, language_);
  }
  if (primary_language(language_) != "de") return lower;
  const auto lower_neighbor = [&](int step) { return to_lower(neighbor(i, step), language_); };
  return is_german_noun(lower, lower_neighbor(-1), lower_neighbor(1))
             ? capitalize_first(lower, language_)
             : lower;
}

}  // namespace offprint
