// The fourth stage of reading a capture: what can be counted about a block, before anybody says
// what it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/capture/capture_blocks.h"
#include "ingest/capture/line_cues.h"

namespace offprint {

struct BlockFeatures {
  std::uint32_t words = 0;      // in scripts without blanks, half as many as characters
  std::uint32_t letters = 0;    // code points
  std::uint32_t sentences = 0;  // ends of sentences, the one at the end included
  std::uint32_t commas = 0;
  std::uint32_t joints = 0;    // capitals after small letters within a word: glued links
  bool ends_sentence = false;  // . ! ? … and what other scripts have, closing quotes allowed
  bool trails_off = false;     // ends with "…" or "[…]": an excerpt
  bool is_question = false;
  bool ends_with_colon = false;
  bool all_capitals = false;  // every cased letter is a capital, and there are several
  double capital_share = 0;   // of the words that have case, those that begin with a capital
  double digit_share = 0;     // of letters and digits
  std::uint32_t repeats = 1;  // blocks of the file with the same hash
  std::uint64_t hash = 0;     // of the letters and digits, folded; 0 when there are none
  FoundCues cues;

  // Reads like running text: long enough, and made of sentences.
  bool is_prose() const { return words >= 10 && (sentences > 0 || words >= 40) && !is_glued(); }
  // "First storySecond storyThird story": links without the blanks between them.
  bool is_glued() const { return joints >= 3 && joints * 8 >= words; }
};

// Linear; thread-safe.
std::vector<BlockFeatures> block_features(const std::vector<CaptureBlock>& blocks);

// Of one line alone (`repeats` stays 1).
BlockFeatures line_features(std::string_view text);

// Whether this can end a sentence in some script: . ! ? … 。 ؟ । and others.
bool is_sentence_end(char32_t code_point);

}  // namespace offprint
