// Who has which id, while the first stratum decides it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "catalog/decision_row.h"
#include "catalog/ledger.h"
#include "catalog/row_index.h"

namespace offprint {

class IdentityClaims {
 public:
  // `rows` and `pool` outlive the claims.
  IdentityClaims(const DecisionRows& rows, TextPool& pool);

  // For a row that is open. False where another one has the id already; then nothing changes.
  bool claim(std::uint32_t row, std::string_view id);
  // Nobody may have this entry's id any more.
  void bar(const LedgerArticle& entry) { barred_.insert(entry.id); }
  void unbar_all() { barred_.clear(); }

  bool is_open(std::uint32_t row) const { return ids_[row].empty(); }
  bool is_taken(std::string_view id) const { return owner(id).has_value(); }
  std::optional<std::uint32_t> owner(std::string_view id) const;
  std::string_view id(std::uint32_t row) const { return ids_[row]; }
  std::optional<std::uint32_t> row_at(std::string_view origin) const;

  // Whether an article that lies elsewhere can be this one: nobody has the id, and where it lay is
  // nothing, or what has another id.
  bool is_free(const LedgerArticle& entry) const;
  // Whether the two can be one at all. What is gone is not taken for a text of another day. Of the
  // items of one file that state ids, each is what it says, but for those whose ids were changed
  // with the site's address: they have kept their day or their text.
  bool may_be(std::uint32_t row, const LedgerArticle& entry) const;

  const DecisionRows& rows() const { return rows_; }
  std::vector<std::string_view> take() { return std::move(ids_); }

 private:
  const DecisionRows& rows_;
  TextPool& pool_;
  std::vector<std::string_view> ids_;
  RowIndex owners_;  // by id
  std::unordered_set<std::string_view> barred_;
};

// Both are dated, and a day apart at most: dates lose and gain times and zones on their way from
// one format into another.
bool is_same_day(const DecisionRow& row, const LedgerArticle& entry);
// The same, or neither is dated.
bool has_same_date(const DecisionRow& row, const LedgerArticle& entry);
// What the ledger has at the row's origin. That may be several: what is published now, and what was
// before it expired, or became a draft, and moved. The one with the row's text is it, then the one
// of its day, then the first by id, those that are gone last. nullptr: none.
const LedgerArticle* entry_at_origin(const DecisionRow& row, const Ledger& ledger);
// What says nothing about an article: of no text.
bool is_telling(std::uint64_t fingerprint);

}  // namespace offprint
