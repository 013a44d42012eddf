// The stratum of decide that gives every tag key its label and slug, and tells which are one tag.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "catalog/decision_row.h"
#include "catalog/facts.h"
#include "catalog/ledger.h"
#include "catalog/tag_proposals.h"
#include "catalog/tag_tally.h"
#include "model/tag_report.h"
#include "model/vocabulary.h"

namespace offprint {

struct TagLabel {
  std::string label;       // "Mental health"; "": it is on the stop list
  std::string slug;        // "mental-health"; one for each label
  bool published = false;  // some exported article carries the tag
  LabelSource source = LabelSource::list;
  std::uint32_t certainty = 100;  // hundredths
  const Concept* item = nullptr;  // that it is
  std::string proposed;           // what it would be called, had the ledger nothing; "" = the same
  std::string unclear;            // words that it might be
  std::uint32_t unclear_certainty = 0;
};

using TagLabels = std::map<std::string, TagLabel, std::less<>>;

class TagEvidence {
 public:
  struct Rules {
    const Ledger& ledger;
    const Vocabulary* vocabulary = nullptr;  // may be null
    std::string_view language = {};          // of the publication
    const std::vector<std::string>& stop_keys;
  };

  void add(const Facts& facts);

  // The label that the ledger has for the key; else the name that the vocabulary has for it, in the
  // publication's language or, without one, in that of the articles; else the spelling for which
  // most speaks (choose_spelling). Keys of one label are one tag: names of a concept that merges
  // are. Keys on the stop list have none.
  void decide(const Rules& rules);
  const TagLabels& labels() const { return labels_; }

  // What was merged, what nobody was sure of, what the stop list took: each once, with the first
  // article that it was found in.
  Diagnostics diagnostics(const DecisionRows& rows) const;

  // After decide.
  TagReport report() const;

 private:
  TagLabel label_of(std::string_view key, const TalliedTag& tag, const Rules& rules) const;
  void give_slugs(const Ledger& ledger);
  void merge();

  TagTally tally_;
  TagLabels labels_;
  std::vector<TagMerge> merged_;
  std::vector<TagAbbreviation> abbreviations_;
};

}  // namespace offprint
