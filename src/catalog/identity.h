// The first stratum of decide: which article is which of those that were published before.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "catalog/decision_row.h"
#include "catalog/ledger.h"

namespace offprint {

// One id for each row, all different. An article has, in this order,
//   1. the id that its source states (of several that state it, the first by origin has it;
//      id-duplicate),
//   2. the id under which the ledger has its origin,
//   3. the id of a ledger entry whose origin is gone from the archive and that was known by one of
//      the article's link keys: an address, a path, or a slug of the same date,
//   4. the id of such an entry with the same text (id-matched-by-content),
//   5. a new one, made from `site` and its origin.
// Exported articles come first; others have what is left, and nothing is reported about them.
std::vector<std::string_view> decide_identity(const DecisionRows& rows, const FactScan& scan,
                                              std::string_view site, const Ledger& ledger,
                                              TextPool& pool, Diagnostics& diagnostics);

}  // namespace offprint
