#include "catalog/former_decisions.h"

#include <algorithm>

namespace offprint {

FormerDecisions::FormerDecisions(const Store& store, const std::vector<std::uint32_t>& seqs,
                                 const std::vector<std::uint64_t>& facts)
    : holds_(seqs.size()), names_(seqs.size()) {
  std::vector<std::uint32_t> rows;  // by seq, from 1; 0 is none
  for (std::uint32_t row = 0; row < seqs.size(); ++row) {
    if (seqs[row] >= rows.size())
      rows.resize(std::max<std::size_t>(seqs[row] + 1, 2 * rows.size()));
    rows[seqs[row]] = row + 1;
  }
  store.for_each_former_decision([&](const Store::FormerDecision& former) {
    if (former.seq >= rows.size() || rows[former.seq] == 0) return;
    const std::uint32_t row = rows[former.seq] - 1;
    holds_[row] = former.facts == facts[row];
    names_[row] = former.names;
  });
  held_ = static_cast<std::size_t>(std::count(holds_.begin(), holds_.end(), true));
}

}  // namespace offprint
