// What the micro-benchmarks work on: the project's samples, and texts made from them.
#pragma once

#include <string>
#include <vector>

#include "base/file_system.h"
#include "catalog/catalog.h"
#include "ingest/open_source.h"
#include "normalize/builtin_vocabularies.h"
#include "normalize/normalizer.h"

namespace offprint::bench {

inline std::vector<std::string> sample_names() {
  return {"borrow-a-ladder", "color-notes",           "the-late-ferry",
          "the-same-water",  "the-slipway-in-winter", "tide-by-pencil"};
}

inline std::string sample(const std::string& name) {
  return real_file_system().read(OFFPRINT_SOURCE_DIR "/samples/articles/" + name + ".md");
}

// All samples without their front matter, one after the other: some 20 KB of Markdown.
inline const std::string& long_markdown() {
  static const std::string text = [] {
    std::string all;
    for (const std::string& name : sample_names()) {
      const std::string one = sample(name);
      all += one.substr(one.find("\n---\n") + 5);
    }
    return all;
  }();
  return text;
}

inline const Rules& rules() {
  static const Rules made = [] {
    Rules rules;
    rules.publication.title = "Marginal Sea";
    rules.publication.site = "https://marginal-sea.example";
    rules.publication.language = "en";
    rules.root = OFFPRINT_SOURCE_DIR "/samples";
    rules.files = &real_file_system();
    rules.vocabulary = &starter_vocabulary();
    return rules;
  }();
  return made;
}

// An article of all samples, whose name and title have this number.
inline Draft draft(int number = 0) {
  const std::string n = std::to_string(number);
  SourceFile file;
  file.origin = "articles/all-" + n + ".md";
  file.bytes = "---\ntitle: All of them, " + n + "\ndate: 2024-03-1" + std::to_string(number % 10) +
               "\nauthor: Maud Tregellis\ntags: [field notes, tag " + std::to_string(number % 100) +
               "]\n---\n\nSee [the next](all-" + std::to_string(number + 1) + ".md).\n\n" +
               long_markdown();
  return find_reader("markdown")->open(std::move(file))->read(0);
}

inline const Article& article() {
  static const Article made = normalize(rules(), draft());
  return made;
}

}  // namespace offprint::bench
