#include "catalog/identity_claims.h"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <tuple>

#include "base/file_system.h"
#include "base/hash.h"

namespace offprint {
namespace {

bool is_dated(const DecisionRow& row) {
  return row.published != std::numeric_limits<std::int64_t>::max();
}

}  // namespace

IdentityClaims::IdentityClaims(const DecisionRows& rows, TextPool& pool)
    : rows_(rows), pool_(pool), ids_(rows.size()), owners_(rows.size()) {}

bool IdentityClaims::claim(std::uint32_t row, std::string_view id) {
  if (id.empty() || is_taken(id)) return false;
  ids_[row] = pool_.keep(id);
  owners_.add(id, row);
  return true;
}

std::optional<std::uint32_t> IdentityClaims::owner(std::string_view id) const {
  return owners_.find(id, [this](std::uint32_t row) { return ids_[row]; });
}

std::optional<std::uint32_t> IdentityClaims::row_at(std::string_view origin) const {
  const auto at =
      std::lower_bound(rows_.begin(), rows_.end(), origin,
                       [](const DecisionRow& row, std::string_view o) { return row.origin < o; });
  if (at == rows_.end() || at->origin != origin) return std::nullopt;
  return static_cast<std::uint32_t>(at - rows_.begin());
}

bool IdentityClaims::is_free(const LedgerArticle& entry) const {
  if (is_taken(entry.id) || barred_.contains(entry.id)) return false;
  const auto row = row_at(entry.origin);
  return !row || !is_open(*row);
}

bool IdentityClaims::may_be(std::uint32_t row, const LedgerArticle& entry) const {
  const DecisionRow& article = rows_[row];
  if (article.fingerprint == entry.fingerprint && is_telling(entry.fingerprint)) return true;
  const bool is_of_same_file = !part_of_origin(article.origin).empty() &&
                               file_of_origin(article.origin) == file_of_origin(entry.origin);
  if (is_of_same_file && !article.explicit_id.empty()) return is_same_day(article, entry);
  const bool both_dated = is_dated(article) && entry.published;
  return !entry.is_gone || !both_dated || is_same_day(article, entry);
}

bool is_same_day(const DecisionRow& row, const LedgerArticle& entry) {
  constexpr std::int64_t most = 36 * 3600;  // a day that began in another zone
  return is_dated(row) && entry.published &&
         std::abs(row.published - to_epoch_seconds(*entry.published)) <= most;
}

bool has_same_date(const DecisionRow& row, const LedgerArticle& entry) {
  return is_same_day(row, entry) || (!is_dated(row) && !entry.published);
}

const LedgerArticle* entry_at_origin(const DecisionRow& row, const Ledger& ledger) {
  const std::vector<const LedgerArticle*> entries = ledger.all_with_origin(row.origin);
  const auto likeness = [&](const LedgerArticle* entry) {
    const bool has_text = is_telling(row.fingerprint) && entry->fingerprint == row.fingerprint;
    return std::tuple(!entry->is_gone, has_text, is_same_day(row, *entry));
  };
  const auto best =
      std::max_element(entries.begin(), entries.end(),
                       [&](const auto* a, const auto* b) { return likeness(a) < likeness(b); });
  return best != entries.end() ? *best : nullptr;
}

bool is_telling(std::uint64_t fingerprint) {
  static const std::uint64_t of_nothing = hash64({});
  return fingerprint != 0 && fingerprint != of_nothing;
}

}  // namespace offprint
