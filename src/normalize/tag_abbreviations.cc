#include <algorithm>

#include "base/byte_set.h"
#include "base/unicode.h"
#include "normalize/tag_uses.h"

namespace offprint {
namespace {

constexpr std::size_t most_pairs = 50;
constexpr std::size_t shortest = 2, longest = 8;  // letters of an abbreviation
constexpr std::size_t small_words = 3;            // that initials may pass over
constexpr std::string_view passed_over[] = {"of", "and", "the", "for", "to", "in",  "on",  "a",
                                            "de", "des", "du",  "la",  "et", "und", "der", "y"};

std::string initial(std::string_view word) {
  std::size_t end = 0;
  next_code_point(word, end);
  return fold(word.substr(0, end));
}

bool is_small(std::string_view word) {
  return std::find(std::begin(passed_over), std::end(passed_over), word) != std::end(passed_over);
}

class Explanations {
 public:
  explicit Explanations(const TextWords& words) : words_(words) {}

  // The key of what the initials of word `at` stand for: the words before it, in parentheses or
  // before parentheses. "": nothing.
  std::string long_form(std::size_t at) const {
    const bool is_behind = words_.before(at).ends_with('(') &&
                           words_.before(at + 1).starts_with(')') && at > 0 &&
                           trim(words_.before(at)) == "(";
    const bool is_before =
        !is_behind && at + 1 < words_.size() && trim(words_.before(at + 1)) == "(";
    if (!is_behind && !is_before) return {};
    const std::string letters = letters_of(words_.word(at));
    if (letters.empty()) return {};
    return is_behind ? before(at, letters) : behind(at, letters);
  }

 private:
  // "APIs" → "api"; "" for what is no abbreviation.
  static std::string letters_of(std::string_view word) {
    if (word.ends_with('s')) word.remove_suffix(1);
    std::size_t capitals = 0, count = 0;
    for (std::size_t at = 0; at < word.size(); ++count)
      capitals += is_upper(next_code_point(word, at));
    return capitals >= shortest && capitals * 2 > count && count <= longest ? tag_key(word) : "";
  }

  std::string before(std::size_t at, const std::string& letters) const {
    std::string key, strict, loose;
    for (std::size_t i = at; i > 0 && at - i < letters.size() + small_words; --i) {
      if (i < at && !words_.adjoins_next(i - 1)) break;
      const std::string word(words_.word(i - 1));
      key = tag_key(word) + key;
      strict = initial(word) + strict;
      if (!is_small(word)) loose = initial(word) + loose;
      if (at - i + 1 >= shortest && !is_small(word) && (strict == letters || loose == letters))
        return key;
    }
    return {};
  }

  std::string behind(std::size_t at, const std::string& letters) const {
    std::string key, strict, loose;
    for (std::size_t i = at + 1; i < words_.size() && i - at <= letters.size() + small_words; ++i) {
      const std::string word(words_.word(i));
      key += tag_key(word);
      strict += initial(word);
      if (!is_small(word)) loose += initial(word);
      if (words_.before(i + 1).starts_with(')'))
        return strict == letters || loose == letters ? key : "";
      if (!words_.adjoins_next(i)) break;
    }
    return {};
  }

  const TextWords& words_;
};

constexpr ByteSet blanks(" \t\n\v\f\r");

// The last byte up to `last` that is a blank, or is none; npos when there is no such byte.
std::size_t find_back(std::string_view text, std::size_t last, bool blank) {
  for (std::size_t at = std::min(last + 1, text.size()); at-- > 0;)
    if (blanks.holds(text[at]) == blank) return at;
  return text.npos;
}

// So many runs of other characters hold the words that initials stand for.
constexpr std::size_t runs_of_words = longest + small_words + 3;

// Whether the bytes may have two capitals: what is not in ASCII may be one.
bool may_have_capitals(std::string_view text) {
  const auto may_be_capital = [](char c) { return (c >= 'A' && c <= 'Z') || (c & 0x80) != 0; };
  return std::count_if(text.begin(), text.end(), may_be_capital) >= 2;
}

// Whether an abbreviation may stand in the parentheses that begin at `open`, or before them.
bool may_explain(std::string_view text, std::size_t open) {
  const std::size_t end = std::min(text.find_first_of("() \n", open + 1), text.size());
  if (end < text.size() && text[end] == ')' &&
      may_have_capitals(text.substr(open + 1, end - open - 1)))
    return true;
  const std::size_t last = find_back(text, open == 0 ? 0 : open - 1, false);
  if (open == 0 || last == text.npos) return false;
  const std::size_t blank = find_back(text, last, true);
  const std::size_t begin = blank == text.npos ? 0 : blank + 1;
  // What has no look, or is a blank of another kind, may stand between.
  return (text[last] & 0x80) != 0 || may_have_capitals(text.substr(begin, last + 1 - begin));
}

// Where the run before, or behind, as many others begins, or ends.
std::size_t go_back(std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < runs_of_words && at != text.npos && at > 0; ++i) {
    at = find_back(text, at - 1, false);
    if (at != text.npos) at = find_back(text, at, true);
  }
  return at == text.npos ? 0 : at;
}
std::size_t go_on(std::string_view text, std::size_t at) {
  for (std::size_t i = 0; i < runs_of_words && at < text.size(); ++i) {
    while (at < text.size() && blanks.holds(text[at])) ++at;
    at = blanks.find(text, at);
  }
  return at;
}

}  // namespace

std::string around_abbreviations(std::string_view text) {
  if (text.size() > TextWords::longest) return std::string(text);
  std::string passages;
  std::size_t end = 0;
  for (std::size_t at = text.find('('); at != text.npos; at = text.find('(', at + 1)) {
    if (!may_explain(text, at)) continue;
    const std::size_t begin = std::max(go_back(text, at), end);
    // What stands between parts them for sure.
    if (begin > end || passages.empty()) passages += " | ";
    end = std::max(go_on(text, at), end);
    passages += text.substr(begin, end - begin);
  }
  return passages;
}

std::vector<std::pair<std::string, std::string>> find_abbreviations(const std::vector<RawTag>& tags,
                                                                    const TextWords& words) {
  std::vector<std::pair<std::string, std::string>> pairs;
  if (tags.empty()) return pairs;
  const auto is_tag = [&](const std::string& key) {
    return std::any_of(tags.begin(), tags.end(), [&](const RawTag& tag) { return tag.key == key; });
  };
  const Explanations explanations(words);
  for (std::size_t i = 0; i < words.size() && pairs.size() < most_pairs; ++i) {
    std::string large = explanations.long_form(i);
    if (large.empty()) continue;
    std::string_view word = words.word(i);
    if (word.ends_with('s')) word.remove_suffix(1);
    std::string small = tag_key(word);
    if (small != large && (is_tag(small) || is_tag(large)))
      pairs.emplace_back(std::move(small), std::move(large));
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

}  // namespace offprint
