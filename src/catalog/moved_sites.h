// Finds published articles again after their site has got another name.
#pragma once

#include "base/diagnostic.h"
#include "catalog/moved_articles.h"

namespace offprint {

// A site has moved from one host to another when more than half of the articles that were known by
// addresses on the first, and are on it no longer, have the same path on the second. `free` are the
// entries that nobody has. Reports each move by which ids were found (site-moved).
void claim_on_moved_sites(OpenRows open, const FactScan& scan, const Ledger& ledger,
                          const std::vector<const LedgerArticle*>& free, IdentityClaims& claims,
                          Diagnostics& diagnostics);

}  // namespace offprint
