// What a page writes in small letters: a line of capitals that has such words names nobody.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "ingest/capture/capture_blocks.h"

namespace offprint {

class SmallWords {
 public:
  SmallWords() = default;
  // Of all blocks, words of three bytes and more. Linear.
  explicit SmallWords(const std::vector<CaptureBlock>& blocks);

  // Whether the page writes one of the words that `name` capitalizes ("The Long Bridge") without
  // a capital elsewhere. Particles that the name itself has small do not count. Thread-safe.
  bool has_word_of(std::string_view name) const;

 private:
  std::unordered_set<std::string> words_;
};

}  // namespace offprint
