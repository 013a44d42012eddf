// The second half of the stratum of duplicates: what later strata and readers see of articles that
// have several forms.
#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.h"
#include "catalog/decision_row.h"
#include "catalog/duplicates.h"
#include "catalog/ledger.h"
#include "catalog/store.h"

namespace offprint {

// Puts, in the store, one article in the place of all forms of each group: the leader, completed by
// merge_forms and known by every name of the others. The others are not exported; nothing is taken
// from the store, so the same can be decided otherwise later.
//
// Of ids that the forms have in the ledger, the merged article has the one that was published
// first, then the leader's; else the one that a form states: for its subscribers nothing is new.
// `seqs` has the store's number of each row.
void merge_twins(Store& store, const std::vector<std::uint32_t>& seqs,
                 const std::vector<Twin>& twins, const Ledger& ledger);

// Finds the forms of all exported articles, and merges them.
std::vector<Twin> merge_all_twins(Store& store, const Ledger& ledger);

// article-duplicate or article-merged of each.
void report_twins(const std::vector<Twin>& twins, DuplicatePolicy policy, const DecisionRows& rows,
                  Diagnostics& diagnostics);

}  // namespace offprint
