// Takes words apart that were run together: "mentalhealth" → "mental health", "ADHDawareness" →
// "ADHD awareness".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "normalize/words/tag_letters.h"
#include "normalize/words/text_words.h"

namespace offprint {

struct Segmentation {
  std::string text;       // the words, with blanks between; as given when it is one word
  double confidence = 1;  // 0 to 1: how likely all blanks are right, and none is missing
  bool parted = false;
};

// Divides a tag into the likeliest words. In English (or undetermined) text it weighs how frequent
// the words are, of what kinds they are and how they follow each other, with the capitals and
// digits of the tag (division_features.def); confidences there are shares of the divisions that
// were right among hashtags that people had taken apart: of ten that say 0.9, nine are right. Other
// languages have only capitals and the article's words, so that compounds stay whole; their
// confidences are estimates. What the article's own text writes counts for more, two words that
// stand together there still more. Thread-safe.
class Segmenter {
 public:
  // Keeps a reference to `text`.
  explicit Segmenter(const WordIndex& text);

  // `tag` is one word: letters and digits, with capitals where its writer set them; "_" parts
  // words. Tags longer than 80 letters, in a script that is neither Latin nor has capitals, and
  // those of which it is not sure enough, stay whole.
  Segmentation split(std::string_view tag) const;

  // The divisions that are not out of the question, the whole tag among them where it is not: at
  // most `most` of them, likeliest first. The first is what split() gives; confidences sum to 1 at
  // most.
  std::vector<Segmentation> alternatives(std::string_view tag, std::size_t most) const;

 private:
  std::vector<Segmentation> english(const TagLetters& letters, std::size_t most) const;
  std::vector<Segmentation> other(const TagLetters& letters, std::size_t most) const;
  std::string joined(const std::vector<std::string_view>& words, const TagLetters& letters) const;

  const WordIndex& text_;
  bool english_;
};

// How the text writes a word that is not at the beginning of a sentence, else how it is known to be
// written (known_forms.h); "" when neither tells.
std::string settled_form(std::string_view word, const WordIndex& text);

}  // namespace offprint
