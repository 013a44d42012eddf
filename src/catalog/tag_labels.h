// The stratum of decide that gives every tag key its label and slug.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/facts.h"
#include "catalog/form_tally.h"
#include "catalog/ledger.h"

namespace offprint {

struct TagLabel {
  std::string label;       // "Mental health"
  std::string slug;        // "mental-health"; unique over keys
  bool published = false;  // some exported article carries the tag
};

using TagLabels = std::map<std::string, TagLabel, std::less<>>;

class TagEvidence {
 public:
  void add(const Facts& facts);

  // The label that the ledger has for the key; else the spelling that is most frequent (of equals:
  // one with blanks, then one with capitals inside, then the first in byte order), made
  // presentable.
  TagLabels decide(const Ledger& ledger);

 private:
  FormTally spellings_;
};

// A spelling as a label: what is written like a slug loses its hyphens and low lines, and a label
// begins with a capital unless it has capitals inside ("mental-health" → "Mental health", "iOS" →
// "iOS").
std::string presentable_label(std::string_view spelling);

}  // namespace offprint
