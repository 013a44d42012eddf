// What tells a good division of an English tag from a bad one: a sum of whole numbers times weights
// (division_weights.def, fitted by tools/fit_segmentation), so that every machine finds the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/words/tag_letters.h"
#include "normalize/words/word_classes.h"

namespace offprint {

// Ids follow division_features.def; a feature of several takes as many ids in a row.
struct Feature {
  std::size_t id;
  int value;
};
using Features = std::vector<Feature>;

std::size_t feature_count();
// "rank[3]": what stands in division_features.def, and which of several.
std::string feature_name(std::size_t id);

// Thousandths of a natural logarithm of odds.
std::int64_t score(const Features& features);

// Some letters of a tag in a row, as a word.
struct PartWord {
  std::size_t begin = 0, end = 0;  // letters
  int rank = -1;                   // quarters of a bit; negative when no list has the word
  int bits = 0;                    // quarters of a bit, of the letter model
  WordClass kind = WordClass::edge_class;
  bool own = false;                               // word_classes.def has it, the word list has not
  std::size_t uses = 0;                           // in the article
  std::span<const std::string_view> followers{};  // known to stand behind it

  std::size_t size() const { return end - begin; }
  bool is_strange() const { return rank < 0 && !own && kind != WordClass::number_class; }
};

// All runs of letters of one tag. Keeps references to what it is given.
class PartWords {
 public:
  static constexpr std::size_t longest = 24;  // letters of a word that is not the whole tag

  // `key` has one character for each letter: small letters a to z, digits, '?' for all others.
  PartWords(const TagLetters& letters, std::string_view key);

  const TagLetters& letters() const { return letters_; }
  std::string_view key(std::size_t begin, std::size_t end) const {
    return key_.substr(begin, end - begin);
  }
  // The whole tag, or at most `longest` letters.
  const PartWord& word(std::size_t begin, std::size_t end) const;

  // That the article has a word: one that no list has is like a listed one then.
  void note_uses(std::size_t begin, std::size_t end, std::size_t uses);

 private:
  PartWord read(std::size_t begin, std::size_t end, int rank) const;

  const TagLetters& letters_;
  std::string_view key_;
  std::vector<PartWord> words_;
  PartWord whole_;
};

// Each of these adds to `features`.
void add_word(const PartWords& words, const PartWord& word, Features& features);
void add_blank(const PartWords& words, const PartWord& before, const PartWord& after,
               Features& features);
void add_edges(const PartWord& first, const PartWord& last, Features& features);
// What takes a whole division to see; two words at least.
void add_division(const PartWords& words, std::span<const PartWord> division, Features& features);
void add_whole(const PartWords& words, Features& features);

// The weight of two kinds of words beside each other, which add_blank() counts, too.
std::int64_t pair_weight(WordClass before, WordClass after);

}  // namespace offprint
