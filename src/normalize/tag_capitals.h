// Which words of a tag have capitals, when the text does not write the tag.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/tag.h"
#include "normalize/words/text_words.h"

namespace offprint {

struct SettledTag {
  std::string form;      // "machine learning", "New York", "AI in Cornwall"
  double certainty = 0;  // 0 to 1: that of the least certain word
};

// A list alone does not tell a name from a habit: "Machine Learning". What tells is, the strongest
// first: names that are known whole (tag_names.def); capitals inside a word ("PTSD", unless all
// tags are in capitals); how the text writes the word in the middle of a sentence; words that are
// known to have capitals (known_forms.h); a list that writes other tags in sentence case, or a tag
// that writes other words small. English words of which nothing is known become small; other
// languages keep what they have.
class TagCapitals {
 public:
  // Keeps a reference to `text`, which must have the words of all tags.
  TagCapitals(const WordIndex& text, const std::vector<RawTag>& tags);

  // Of several words, or of one. A first word that is only capitalized stays so.
  SettledTag settle(std::string_view tag) const;

 private:
  struct Word;
  struct Use;

  Word settle_word(const TextWords& words, std::size_t at, bool is_title) const;
  Use use_of(std::string_view word) const;
  std::size_t settle_name(const TextWords& words, std::size_t at, std::string& form) const;

  const WordIndex& text_;
  bool english_, capitalizes_nouns_;
  bool all_shouted_ = false;
  bool has_sentence_case_ = false;
};

// "newyork" → "New York": names of several words that English knows; "" for others. `key` is a
// tag_key.
std::string_view known_tag_name(std::string_view key);

}  // namespace offprint
