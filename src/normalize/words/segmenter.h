// Takes words apart that were run together: "mentalhealth" → "mental health", "ADHDawareness" →
// "ADHD awareness".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/words/text_words.h"

namespace offprint {

struct Segmentation {
  std::string text;       // the words, with blanks between; as given when it is one word
  double confidence = 1;  // 0 to 1: how likely all blanks are right, and none is missing
  bool parted = false;
};

// The cheapest division of a tag into words, a word costing the more the rarer it is. What the
// article's own text writes costs little, two words that stand together there still less. English
// (or undetermined) text brings the word list; other languages have only the article's words, so
// that compounds stay whole. Thread-safe.
class Segmenter {
 public:
  // Keeps a reference to `text`.
  explicit Segmenter(const WordIndex& text);

  // `tag` is one word: letters and digits, with capitals where its writer set them. Words shorter
  // than six letters, longer than 80 letters or in a script that is neither Latin nor has capitals,
  // and what nothing is sure about, stay whole.
  Segmentation split(std::string_view tag) const;

  // The likeliest divisions, at most `most` of them and likeliest first: the first is what split()
  // gives, the tag as a whole is among the first two. Confidences fall and sum to 1 at most.
  std::vector<Segmentation> alternatives(std::string_view tag, std::size_t most) const;

 private:
  const WordIndex& text_;
  bool english_;
};

// How the text writes a word that is not at the beginning of a sentence, else how it is known to be
// written (known_forms.h); "" when neither tells.
std::string settled_form(std::string_view word, const WordIndex& text);

}  // namespace offprint
