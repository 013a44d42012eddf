// The likeliest divisions of an English tag.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "normalize/words/division_features.h"

namespace offprint {

struct Division {
  std::vector<PartWord> words;
  std::int64_t score = 0;  // thousandths of a natural logarithm of odds
};

// Whether two words stand together in the article, which has each of them; none when it is empty.
using DivisionEvidence = std::function<bool(const PartWord&, const PartWord&)>;

// Best first; of equals, fewer words first, then longer words first. The whole tag is always among
// them. A beam search: time grows with the letters, times the longest word.
std::vector<Division> likely_divisions(const PartWords& words, const DivisionEvidence& together);

}  // namespace offprint
