// The first stratum of decide: which article is which of those that were published before.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "catalog/decision_row.h"
#include "catalog/ledger.h"

namespace offprint {

struct Identities {
  // One for each row, all different.
  std::vector<std::string_view> ids;
  // Rows that keep the id of the ledger although their source states another one; sorted.
  std::vector<std::uint32_t> kept;
  // Who states an id that is new, and was published under another one; by row.
  struct Change {
    std::uint32_t row = 0;
    const LedgerArticle* former = nullptr;
  };
  std::vector<Change> changes;
  // Entries of articles that are published no longer, and were at the last build; by id.
  std::vector<const LedgerArticle*> gone;

  bool is_kept(std::uint32_t row) const;
  const LedgerArticle* former_of(std::uint32_t row) const;  // nullptr: no change
};

// An article has, in this order,
//   1. the id that its source states (of several that state it, the one whose it was, then the
//      first by origin; id-duplicate). What a feed or an export states was given by a program: an
//      article that was published before it came in one keeps its id, and the ledger remembers the
//      other. New ids of articles that had others are reported (id-changed),
//   2. the id under which the ledger has its text, where another article has taken the place of
//      that text (files that changed names; id-matched-by-content),
//   3. the id under which the ledger has its origin,
//   4. the id of a ledger entry whose origin is gone from the archive and that was known by the
//      address that the article states, has the same text (id-matched-by-content), was known by
//      another address or path of the article's, by an address on a site that has moved to the
//      article's (site-moved), or by a slug, a file name or a title of the same day
//      (id-matched-by-alias for all other ways),
//   5. a new one, made from `site` and its origin.
// What is gone comes back with its id, unless its place or name was taken by a text of another day.
// Exported articles come first; others have what is left, and nothing is reported about them.
// Entries that nobody has are gone (article-gone), and so are withdrawn articles.
//
// Pointers are good until the ledger changes.
Identities decide_identity(const DecisionRows& rows, const FactScan& scan, std::string_view site,
                           const Ledger& ledger, TextPool& pool, Diagnostics& diagnostics);

}  // namespace offprint
