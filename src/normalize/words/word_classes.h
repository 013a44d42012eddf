// What kind of word an English word is: grammar, names, places, the words of the web.
// word_classes.def lists them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace offprint {

enum class WordClass : std::uint8_t {
#define OFFPRINT_CLASS(name) name##_class,
#include "normalize/words/word_classes.def"
  count_of_classes
};

constexpr auto word_class_count = static_cast<std::size_t>(WordClass::count_of_classes);

// The kind that a word in lower case is listed with; nothing for others. Thread-safe.
std::optional<WordClass> listed_class(std::string_view word);

// The kind of any word in lower case, by its ending where it is not listed. `rank` is that of
// listed_beginnings(), negative for a word that is in no list.
WordClass class_of(std::string_view word, int rank);

std::string_view name(WordClass kind);

// The words that are known to follow a word in lower case, in byte order: "york" after "new"
// (word_pairs.def). Thread-safe; the list lives as long as the program.
std::span<const std::string_view> followers(std::string_view word);

}  // namespace offprint
