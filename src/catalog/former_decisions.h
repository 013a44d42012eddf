// Which decisions of an earlier run still hold.
#pragma once

#include <cstdint>
#include <vector>

#include "catalog/store.h"

namespace offprint {

// A decision about an article follows from its facts, from what decisions about all are made by,
// and from the anchors of articles that it links to. Memory has 17 bytes for each article.
class FormerDecisions {
 public:
  // None holds.
  FormerDecisions() = default;
  // `seqs` and `facts`, hashes of the facts of today, are by row. What all decisions are made by is
  // the same as it was.
  FormerDecisions(const Store& store, const std::vector<std::uint32_t>& seqs,
                  const std::vector<std::uint64_t>& facts);

  // Whether the article's own facts are what they were.
  bool holds(std::uint32_t row) const { return row < holds_.size() && holds_[row]; }
  // Store::names of one that holds.
  std::uint64_t names(std::uint32_t row) const { return names_.at(row); }
  bool all_hold() const { return held_ == holds_.size(); }
  bool any_holds() const { return held_ > 0; }

 private:
  std::vector<bool> holds_;
  std::vector<std::uint64_t> names_;
  std::size_t held_ = 0;
};

}  // namespace offprint
