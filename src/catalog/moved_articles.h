// Finds published articles again that lie elsewhere now.
#pragma once

#include "base/diagnostic.h"
#include "catalog/decision_row.h"
#include "catalog/identity_claims.h"
#include "catalog/ledger.h"

namespace offprint {

// Which of the rows without an id; exported ones are reported.
struct OpenRows {
  bool exported = true;

  bool holds(const IdentityClaims& claims, std::uint32_t row) const {
    return claims.rows()[row].exported == exported && claims.is_open(row);
  }
};

// Claims for texts whose place has another text now, whether or not they have lain where they lie.
void claim_by_exchange(OpenRows open, const Ledger& ledger, IdentityClaims& claims,
                       Diagnostics& diagnostics);

// Claims for open rows what is free: by addresses and paths, by addresses on sites that have moved,
// by text, by slugs and titles of the same day.
void claim_moved(OpenRows open, const FactScan& scan, const Ledger& ledger, IdentityClaims& claims,
                 Diagnostics& diagnostics);

}  // namespace offprint
