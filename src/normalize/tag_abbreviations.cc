#include <algorithm>

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
    const std::string letters = letters_of(words_.word(at));
    if (letters.empty()) return {};
    if (words_.before(at).ends_with('(') && words_.before(at + 1).starts_with(')') && at > 0 &&
        trim(words_.before(at)) == "(")
      return before(at, letters);
    if (at + 1 < words_.size() && trim(words_.before(at + 1)) == "(") return behind(at, letters);
    return {};
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

}  // namespace

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
