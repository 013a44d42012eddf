// The publisher's subjects: which tags mean the same, what they are called in each language, and
// what readers should be told before they read about them.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace offprint {

struct Concept {
  std::string id;  // "post-traumatic-stress-disorder"; unique in the vocabulary
  // By BCP 47 language; every concept has at least one.
  std::map<std::string, std::string> labels;
  std::vector<std::string> alternatives;  // other names, in any language
  std::vector<std::string> advisories;    // "trauma", "self-harm"
};

// Immutable once it is filled; then concurrent reading is safe.
class Vocabulary {
 public:
  // The first concept to claim a name keeps it. Returns the names (labels and alternatives) that
  // others have already.
  std::vector<std::string> add(Concept item);

  // By the tag_key of a label, an alternative or the id; null when no concept has it.
  const Concept* find(std::string_view key) const;
  const std::vector<Concept>& concepts() const { return concepts_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  std::vector<Concept> concepts_;
  std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>> by_key_;
};

// The name of `item` (label or alternative) that has this key, the one in `language` before others;
// else its label in `language`. Names of a concept stay apart: a tag is called what it says.
std::string_view name_in(const Concept& item, std::string_view key, std::string_view language);

// The label of `item` in `language`, else in its primary language ("pt" for "pt-BR"), else in
// English, else the first by language.
std::string_view label_in(const Concept& item, std::string_view language);

}  // namespace offprint
