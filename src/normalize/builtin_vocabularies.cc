#include "normalize/builtin_vocabularies.h"

#include <algorithm>
#include <string>

#include "base/unicode.h"
#include "normalize/vocabulary_file.h"
#include "vocabulary.embedded.h"

namespace offprint {
namespace {

std::string_view cut_at(std::string_view& text, char separator) {
  const std::string_view piece = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(text.size(), piece.size() + 1));
  return piece;
}

// "eSports" is written so.
std::string as_label(std::string_view name) {
  const std::string_view word = name.substr(0, name.find(' '));
  const bool inner_capital =
      std::any_of(word.begin() + 1, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return inner_capital ? std::string(name) : capitalize_first(name);
}

}  // namespace

const Vocabulary& starter_vocabulary() {
  static const Vocabulary instance = [] {
    Diagnostics none;
    const Vocabulary read = read_vocabulary(vocabulary::vocabulary_yaml, "vocabulary.yaml", none,
                                            starter_vocabulary_name);
    Vocabulary loose;
    for (Concept item : read.concepts()) {
      item.merges = false;
      loose.add(std::move(item));
    }
    return loose;
  }();
  return instance;
}

// A line a topic: its number, that of the broader one (or nothing), and its name, between tabs.
const Vocabulary& media_topics() {
  static const Vocabulary instance = [] {
    Vocabulary topics;
    for (std::string_view left = vocabulary::media_topics_tsv; !left.empty();) {
      std::string_view line = cut_at(left, '\n');
      if (line.empty() || line.front() == '#') continue;
      Concept topic;
      topic.vocabulary = media_topics_name;
      topic.id = cut_at(line, '\t');
      if (const std::string_view broader = cut_at(line, '\t'); !broader.empty())
        topic.broader.emplace_back(broader);
      topic.labels.emplace("en", as_label(line));
      topic.codes.push_back({"MEDTOP", topic.id});
      topics.add(std::move(topic));
    }
    return topics;
  }();
  return instance;
}

const Vocabulary* find_builtin_vocabulary(std::string_view name) {
  if (name == media_topics_name) return &media_topics();
  return name == starter_vocabulary_name ? &starter_vocabulary() : nullptr;
}

}  // namespace offprint
