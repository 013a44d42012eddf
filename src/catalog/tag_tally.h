// Counts how the archive writes its tags, and chooses how each is best written.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/position.h"
#include "catalog/facts.h"
#include "model/tag_report.h"

namespace offprint {

struct TalliedSpelling {
  std::string form;
  TagBasis basis = TagBasis::list;
  struct Voice {
    std::uint64_t uses = 0;
    std::uint32_t surest = 0;  // of a guess: hundredths
  };
  Voice exported;
  Voice others;  // of drafts and rejected articles: they speak where exported ones are silent
};

struct TalliedTag {
  std::vector<TalliedSpelling> spellings;  // by form, then basis, once for_each() runs
  std::uint32_t articles = 0;              // exported ones that carry it
  // The first article that carries it, an exported one if there is any, and where in it.
  std::uint32_t row = std::numeric_limits<std::uint32_t>::max();
  Position position;
  std::vector<std::pair<std::string, std::uint32_t>> languages;

  // That most of the articles are in; of equals, the first by tag. "" when nobody knows.
  std::string language() const;
};

class TagTally {
 public:
  void add(const Facts& facts);
  // Keys in byte order.
  void for_each(const std::function<void(std::string_view key, const TalliedTag& tag)>& visit);
  const TalliedTag* find(std::string_view key) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  TalliedTag& at(std::string_view key);

  std::unordered_map<std::string, TalliedTag, Hash, std::equal_to<>> tags_;
};

struct ChosenSpelling {
  std::string label;  // presentable
  LabelSource source = LabelSource::list;
  std::uint32_t certainty = 0;  // hundredths
  // Words that it might be, when nobody writes it and no guess was sure enough; "" = there are
  // none.
  std::string unclear;
  std::uint32_t unclear_certainty = 0;
};

// First, where the words part: as texts and lists have it that write it in several words or in
// running text, all their uses together; lists of run-together tags count an eighth, as hashtags
// are written without blanks. Where neither says anything, the surest guess, if that is sure
// enough. Of equals: the one with blanks, then the first in byte order.
// Then, what are capitals: as texts have it; else as the surest guess about it, unless an eighth of
// the lists do not bear it out; else as most lists have it. Of equals: the fewest capitals.
ChosenSpelling choose_spelling(std::string_view key, const TalliedTag& tag);

// A spelling as a label: low lines are blanks, and a label begins with a capital (in `language`)
// unless it has capitals inside its first word ("mental_health" → "Mental health", "iOS" → "iOS").
std::string presentable_label(std::string_view spelling, std::string_view language = {});

}  // namespace offprint
