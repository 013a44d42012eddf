// What tells that two texts are the same, without either of them: MinHash (Broder 1997).
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/body.h"

namespace offprint {

inline constexpr std::size_t signature_places = 128;

// The signature of the shingles of a body's text: runs of four words, or of eight characters where
// a script does not part words (Chinese, Japanese, Thai …). Case of ASCII letters, punctuation,
// elements and the breaking of lines do not count; the order of words does. The share of equal
// places of two signatures estimates the Jaccard similarity of their shingles, give or take 0.04.
//
// Each shingle is hashed once, into one of the places (one-permutation hashing), and places that
// got none borrow from others (optimal densification, Shrivastava 2017): the cost is one pass over
// the text. Empty for texts of fewer than 40 words, or 80 such characters. Thread-safe.
std::vector<std::uint32_t> signature_of(const Body& body);

}  // namespace offprint
