// What the archive's tags are, for those who look after them: `offprint tags`.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/tag.h"

namespace offprint {

// Where a label comes from.
enum class LabelSource : std::uint8_t {
  ledger,      // it was published before
  vocabulary,  // a concept's
  text,        // the articles' own text
  list,        // the articles' lists of tags
  guess,       // words taken apart, which nobody writes so
};

struct ReportedTag {
  std::string key;
  std::string label, slug;
  std::string language;        // of most articles that carry it
  std::uint32_t articles = 0;  // exported ones that carry it
  LabelSource source = LabelSource::list;
  std::string concept_id;  // of the vocabulary's concept that it is, or ""
  std::string proposed;    // the label that it would have, had the ledger none; "" = the same
  std::string unclear;     // words that it might be, if it is no single one; or ""
  std::uint32_t unclear_certainty = 0;  // of that, in hundredths
  bool is_stopped = false;              // on the stop list
  // The most used first; of equals, the first in byte order. Guesses stand last, with how sure they
  // are in the place of uses.
  std::vector<TagSpelling> spellings;
};

// Two tags that are, or may be, one.
struct TagMerge {
  std::string from, into;  // keys
  std::string reason;      // "both are `ptsd` of the vocabulary", "plural", "one letter apart"
  double confidence = 1;   // 0 to 1
};

struct TagReport {
  std::vector<ReportedTag> tags;    // the most used first, then by key
  std::vector<TagMerge> merged;     // by `into`, then `from`
  std::vector<TagMerge> proposals;  // not made; the surest first, then as above
};

}  // namespace offprint
