// The strata of decide, one after the other, over a filled store.
#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.h"
#include "catalog/catalog.h"
#include "catalog/ledger.h"
#include "catalog/store.h"

namespace offprint {

struct DecidedArchive {
  Diagnostics diagnostics;
  TagReport tags;           // when the rules ask for it
  bool is_settled = false;  // Catalog::is_settled
};

// Numbers the articles by the byte order of their origins, writes a decision for each, and updates
// the ledger. What is decided depends on the articles, the rules and the ledger alone, not on the
// order in which they were added.
DecidedArchive decide_archive(Store& store, const DecideRules& rules, Ledger& ledger);

}  // namespace offprint
