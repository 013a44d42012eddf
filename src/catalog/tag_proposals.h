// Which tags may be one: found by what near-duplicates share, without looking at all pairs.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/tag_report.h"
#include "model/vocabulary.h"

namespace offprint {

struct ProposedTag {
  std::string key, label;
  std::uint32_t articles = 0;
  const Concept* item = nullptr;  // that it is; null: none
};

// Some article's text says "Long form (SHORT)".
struct TagAbbreviation {
  std::string short_key, long_key;
};

// Pairs with a reason and how sure that is, the surest first, then by `into` and `from`:
// diacritics, plural and singular, order of words, an abbreviation and what it stands for, one
// letter apart. The rarer tag is to go into the more frequent one. Tags of one label are one
// already, and different concepts of the vocabulary are no duplicates. `tags` are sorted by key.
// Time is near linear in their number.
std::vector<TagMerge> propose_merges(const std::vector<ProposedTag>& tags,
                                     const std::vector<TagAbbreviation>& abbreviations);

}  // namespace offprint
