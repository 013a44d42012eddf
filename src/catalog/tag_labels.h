// The stratum of decide that gives every tag key its label and slug.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "catalog/facts.h"
#include "catalog/form_tally.h"
#include "catalog/ledger.h"
#include "model/vocabulary.h"

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

  // The label that the ledger has for the key; else the name that the vocabulary (which may be
  // null) has for it, in `language` where it has several; else the spelling that is used most, made
  // presentable. A spelling in small letters without any break gives way to one that has breaks or
  // capitals inside and an eighth of its uses: hashtags are written without. Of equals: one with
  // blanks, then one with capitals inside, then the first in byte order.
  TagLabels decide(const Ledger& ledger, const Vocabulary* vocabulary = nullptr,
                   std::string_view language = {});

 private:
  FormTally spellings_;
};

// A spelling as a label: what is written like a slug loses its hyphens and low lines, and a label
// begins with a capital unless it has capitals inside ("mental-health" → "Mental health", "iOS" →
// "iOS").
std::string presentable_label(std::string_view spelling);

}  // namespace offprint
