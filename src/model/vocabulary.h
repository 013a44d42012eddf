// Subjects: which tags mean the same, what they are called in each language, what others call them,
// and what readers should be told before they read about them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/tag.h"

namespace offprint {

// Text in one language.
struct LocalText {
  std::string text;
  std::string language = {};  // BCP 47; "" = any, or not said

  friend bool operator==(const LocalText&, const LocalText&) = default;
};

struct Concept {
  std::string id;  // "post-traumatic-stress-disorder"; unique in its vocabulary
  // By BCP 47 language: what it is called. Every concept has at least one.
  std::map<std::string, std::string> labels;
  std::vector<LocalText> alternatives = {};  // what else it is called
  std::vector<std::string> broader = {};     // ids of concepts of the same vocabulary
  std::vector<LocalText> notes = {};         // for those who choose tags
  std::vector<SubjectCode> codes = {};       // what other schemes call it
  std::vector<std::string> advisories = {};  // "trauma", "self-harm"
  // The vocabulary says what readers are told, be it nothing: `advisories` counts, empty or not.
  bool states_advisories = false;

  std::string vocabulary = {};  // the name of its vocabulary
  // A tag that is called by one of the alternatives is called by the label: they are one tag. Where
  // it is false the alternatives are loose: each stays a tag of its own.
  bool merges = true;

  friend bool operator==(const Concept&, const Concept&) = default;
};

// "subjects:sea-salt": unique among all vocabularies.
std::string qualified_id(const Concept& item);

// One vocabulary, or several in order. Immutable once it is filled; then concurrent reading is
// safe.
class Vocabulary {
 public:
  // The first concept to claim a name keeps it. Returns the names (labels and alternatives) that
  // others have already.
  std::vector<std::string> add(Concept item);

  // Adds the concepts of `other`, which rank after all that are here.
  void append(const Vocabulary& other);

  // The first concept that has a label, an alternative or an id of this tag_key; null when none
  // has.
  const Concept* find(std::string_view key) const;

  // What is known of a tag of this key in all vocabularies, each from the first concept that says
  // anything: a publisher's own subject may leave it to the next vocabulary to give it codes or
  // advisories. Concepts with the tag's name count, and concepts that share a label, in the same
  // language, with the tag's own, unless it only has a loose name of that one.
  const std::vector<SubjectCode>& codes(std::string_view key) const;
  const std::vector<std::string>& advisories(std::string_view key) const;

  const std::vector<Concept>& concepts() const { return concepts_; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  // Indices of concepts by tag_key, the first to claim it first.
  const std::vector<std::uint32_t>& claims(std::string_view key) const;
  // All that the tag is, in order and each once.
  std::vector<std::uint32_t> known_as(std::string_view key) const;

  std::vector<Concept> concepts_;
  std::unordered_map<std::string, std::vector<std::uint32_t>, Hash, std::equal_to<>> by_key_;
};

// What a tag of this key that is `item` is called in `language`. The label of a concept that
// merges; else the concept's name (label or alternative) that has this key, as the tag is called
// what it says, the one in `language` before others; else the label.
std::string_view name_in(const Concept& item, std::string_view key, std::string_view language);

// The label of `item` in `language`, else in its primary language ("pt" for "pt-BR"), else in
// English, else the first by language.
std::string_view label_in(const Concept& item, std::string_view language);

}  // namespace offprint
