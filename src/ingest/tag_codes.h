// What offprint's own feeds tell of tags beyond their labels.
#pragma once

#include <string>
#include <vector>

#include "model/value.h"

namespace offprint {

struct StatedCode {
  std::string tag;  // the label, as the list of tags has it
  std::string authority, term;
};

// Makes the tags that `codes` tell of (texts of the list `tags`) maps, as front matter can have
// them: {name: Mental health, codes: {MEDTOP: [20000649]}}. What tells of no tag is passed over.
// Thread-safe.
void add_tag_codes(Value& tags, const std::vector<StatedCode>& codes);

}  // namespace offprint
