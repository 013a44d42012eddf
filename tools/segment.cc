// offprint-segment: how the segmenter divides words, without any article. tools/score_segmentation
// and tools/fit_segmentation run it.
//
//   offprint-segment < TAGS
//   offprint-segment --candidates < TAGS
//   offprint-segment --features
//
// Reads one tag a line, and prints its division, a tab and the confidence of that. With
// --candidates: a line for each division that is looked at, with what it is judged by ("id:value"),
// and an empty line behind each tag. With --features: the names of the ids.

#include <cstdio>
#include <iostream>
#include <string>

#include "normalize/words/division_search.h"
#include "normalize/words/segmenter.h"

using namespace offprint;

namespace {

void print_features() {
  for (std::size_t id = 0; id < feature_count(); ++id) std::puts(feature_name(id).c_str());
}

Features features_of(const PartWords& words, const Division& division) {
  Features features;
  if (division.words.size() == 1) {
    add_whole(words, features);
    return features;
  }
  for (const PartWord& word : division.words) add_word(words, word, features);
  for (std::size_t i = 1; i < division.words.size(); ++i)
    add_blank(words, division.words[i - 1], division.words[i], features);
  add_edges(division.words.front(), division.words.back(), features);
  add_division(words, division.words, features);
  return features;
}

void print_candidates(const std::string& tag) {
  TagLetters letters;
  if (!letters.read(tag, 80) || letters.size() == 0) return;
  const std::string key = letters.key("en");
  const PartWords words(letters, key);
  for (const Division& division : likely_divisions(words, {})) {
    std::string line;
    for (const PartWord& word : division.words)
      line += (line.empty() ? "" : " ") + std::string(letters.slice(word.begin, word.end));
    line += '\t';
    for (const Feature& feature : features_of(words, division))
      line += std::to_string(feature.id) + ':' + std::to_string(feature.value) + ' ';
    std::puts(line.c_str());
  }
}

void print_division(const std::string& tag) {
  const TextWords words{std::string()};
  const WordIndex text(words, "en");
  const Segmentation found = Segmenter(text).split(tag);
  std::printf("%s\t%.4f\n", found.text.c_str(), found.confidence);
}

}  // namespace

int main(int count, char** arguments) {
  const std::string option = count > 1 ? arguments[1] : "";
  if (option == "--features") {
    print_features();
    return 0;
  }
  for (std::string tag; std::getline(std::cin, tag);) {
    if (option != "--candidates") {
      print_division(tag);
      continue;
    }
    print_candidates(tag);
    std::puts("");
  }
}
