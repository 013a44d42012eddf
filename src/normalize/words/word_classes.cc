#include "normalize/words/word_classes.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace offprint {
namespace {

struct Kind {
  WordClass kind;
  std::string_view words;
};

constexpr Kind kinds[] = {
#define OFFPRINT_WORDS(name, words) {WordClass::name##_class, words},
#include "normalize/words/word_classes.def"
};

constexpr std::string_view names[] = {
#define OFFPRINT_CLASS(name) #name,
#include "normalize/words/word_classes.def"
};

constexpr int rare_rank = 60;  // quarters of a bit

constexpr std::string_view phrases[] = {
#define OFFPRINT_PHRASES(list) list,
#include "normalize/words/word_pairs.def"
#undef OFFPRINT_PHRASES
};

// What stands before the next separator, which goes, too.
std::string_view take(std::string_view& list, std::string_view separator) {
  const std::size_t end = std::min(list.find(separator), list.size());
  const std::string_view item = list.substr(0, end);
  list.remove_prefix(std::min(end + separator.size(), list.size()));
  return item;
}

using Classes = std::unordered_map<std::string_view, WordClass>;

Classes by_word() {
  Classes classes;
  for (const Kind& kind : kinds)
    for (std::string_view rest = kind.words; !rest.empty();)
      classes.emplace(take(rest, " "), kind.kind);
  return classes;
}

using Followers = std::unordered_map<std::string_view, std::vector<std::string_view>>;

Followers by_first_word() {
  Followers followers;
  for (std::string_view list : phrases)
    while (!list.empty()) {
      std::string_view phrase = take(list, ", ");
      for (std::string_view word = take(phrase, " "); !phrase.empty();) {
        const std::string_view next = take(phrase, " ");
        followers[word].push_back(next);
        word = next;
      }
    }
  for (auto& [word, next] : followers) std::sort(next.begin(), next.end());
  return followers;
}

bool is_digits(std::string_view word) {
  return std::all_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::optional<WordClass> listed_class(std::string_view word) {
  static const Classes classes = by_word();
  const auto at = classes.find(word);
  return at != classes.end() ? std::optional(at->second) : std::nullopt;
}

WordClass class_of(std::string_view word, int rank) {
  if (const auto listed = listed_class(word)) return *listed;
  if (rank < 0 && word.size() > 3 && word.ends_with('s') &&
      listed_class(word.substr(0, word.size() - 1)) == WordClass::first_name_class)
    return WordClass::first_name_class;
  if (is_digits(word)) return WordClass::number_class;
  if (word.size() == 1) return WordClass::letter_class;
  if (rank < 0) return word.size() < 4 ? WordClass::unknown_short_class : WordClass::unknown_class;
  if (word.size() < 4) return WordClass::tiny_class;
  if (rank >= rare_rank) return WordClass::rare_class;
  if (word.ends_with("ing")) return WordClass::gerund_class;
  if (word.ends_with("ed")) return WordClass::past_class;
  if (word.ends_with("ly")) return WordClass::manner_class;
  if (word.ends_with("s") && !word.ends_with("ss")) return WordClass::plural_class;
  return WordClass::noun_class;
}

std::span<const std::string_view> followers(std::string_view word) {
  static const Followers all = by_first_word();
  const auto at = all.find(word);
  return at != all.end() ? std::span<const std::string_view>(at->second)
                         : std::span<const std::string_view>();
}

std::string_view name(WordClass kind) { return names[static_cast<std::size_t>(kind)]; }

}  // namespace offprint
