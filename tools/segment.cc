// offprint-segment: how the segmenter divides words, without any article. tools/score_segmentation
// runs it.
//
//   offprint-segment < TAGS
//
// Reads one tag a line, and prints its division, a tab and the confidence of that.

#include <cstdio>
#include <iostream>
#include <string>

#include "normalize/words/segmenter.h"

int main() {
  const offprint::TextWords words{std::string()};
  const offprint::WordIndex text(words, "en");
  const offprint::Segmenter segmenter(text);
  for (std::string tag; std::getline(std::cin, tag);) {
    const offprint::Segmentation found = segmenter.split(tag);
    std::printf("%s\t%.4f\n", found.text.c_str(), found.confidence);
  }
}
