// The strata of decide, one after the other, over a filled store.
#pragma once

#include <cstdint>
#include <vector>

#include "base/diagnostic.h"
#include "catalog/ledger.h"
#include "catalog/store.h"
#include "model/publication.h"
#include "model/vocabulary.h"

namespace offprint {

// Numbers the articles by the byte order of their origins, writes a decision for each, and updates
// the ledger. What is decided depends on the articles, the publication and the ledger alone, not on
// the order in which they were added.
// `vocabulary` may be null.
Diagnostics decide_archive(Store& store, const Publication& publication, Ledger& ledger,
                           const Vocabulary* vocabulary);

}  // namespace offprint
