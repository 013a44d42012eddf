#include "catalog/identity.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/file_system.h"
#include "base/hash.h"
#include "catalog/identity_claims.h"
#include "catalog/ledger_entry.h"
#include "catalog/moved_articles.h"

namespace offprint {
namespace {

class Stratum {
 public:
  Stratum(const DecisionRows& rows, std::string_view site, const Ledger& ledger, TextPool& pool,
          Diagnostics& diagnostics)
      : rows_(rows), site_(site), ledger_(ledger), diagnostics_(diagnostics), claims_(rows, pool) {}

  Identities run(const FactScan& scan) {
    bar_held_back();
    settle({true}, scan);
    claims_.unbar_all();
    for (const Identities::Change& change : result_.changes) claims_.bar(*change.former);
    settle({false}, scan);
    list_gone();
    list_kept();
    result_.ids = claims_.take();
    return std::move(result_);
  }

 private:
  void settle(OpenRows open, const FactScan& scan) {
    Diagnostics unsaid;
    Diagnostics& said = open.exported ? diagnostics_ : unsaid;
    claim_stated(open, said);
    claim_by_exchange(open, ledger_, claims_, said);
    for_each(open, [&](std::uint32_t row) { claim_by_origin(row); });
    claim_moved(open, scan, ledger_, claims_, said);
    for_each(open, [&](std::uint32_t row) { claim_as_stated(row, said); });
    for_each(open, [&](std::uint32_t row) { make_new(row); });
  }

  template <typename Visit>
  void for_each(OpenRows open, Visit visit) const {
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      if (open.holds(claims_, row)) visit(row);
  }

  bool is_part(std::uint32_t row) const { return !part_of_origin(rows_[row].origin).empty(); }

  // What the ledger has under the id that the source states, or nullptr.
  const LedgerArticle* stated_entry(std::uint32_t row) const {
    const std::string_view id = rows_[row].explicit_id;
    if (id.empty() || ledger_.empty()) return nullptr;
    if (const LedgerArticle* entry = ledger_.find_id(id)) return entry;
    const LedgerArticle* entry = ledger_.find_alias(stated_id_alias(id));
    return entry != nullptr && !entry->is_gone ? entry : nullptr;
  }

  // What those state that are not exported is theirs as well.
  void bar_held_back() {
    for_each({false}, [&](std::uint32_t row) {
      if (const LedgerArticle* entry = stated_entry(row)) claims_.bar(*entry);
    });
  }

  void claim_stated(OpenRows open, Diagnostics& said) {
    for_each(open, [&](std::uint32_t row) {
      const LedgerArticle* entry = stated_entry(row);
      if (entry != nullptr && entry->origin == rows_[row].origin) claims_.claim(row, entry->id);
    });
    for_each(open, [&](std::uint32_t row) {
      if (const LedgerArticle* entry = stated_entry(row))
        return claim_or_report(row, entry->id, said);
      if (is_part(row) || rows_[row].explicit_id.empty()) return;
      claim_or_report(row, rows_[row].explicit_id, said);
    });
    if (!open.exported) return;
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      if (rows_[row].exported && !claims_.is_open(row)) note_change(row);
  }

  void claim_or_report(std::uint32_t row, std::string_view id, Diagnostics& said) {
    if (claims_.claim(row, id)) return;
    said.push_back({Code::id_duplicate,
                    std::string(rows_[row].origin),
                    {},
                    fmt::format("the id `{}` belongs to `{}` already, so this article has another",
                                id, rows_[*claims_.owner(id)].origin),
                    "give each article an id of its own"});
  }

  void note_change(std::uint32_t row) {
    if (ledger_.find_id(claims_.id(row)) != nullptr) return;
    const LedgerArticle* former = entry_at_origin(rows_[row], ledger_);
    if (former == nullptr || former->is_gone || claims_.is_taken(former->id)) return;
    result_.changes.push_back({row, former});
    changed_.insert(former);
    claims_.bar(*former);
    diagnostics_.push_back(
        {Code::id_changed,
         std::string(rows_[row].origin),
         {},
         fmt::format(
             "this was published as `{}`, and states the id `{}` now: readers see it as new",
             former->id, claims_.id(row)),
         fmt::format("state `{}`, or no id", former->id)});
  }

  void claim_by_origin(std::uint32_t row) {
    const LedgerArticle* entry = entry_at_origin(rows_[row], ledger_);
    if (entry != nullptr && claims_.may_be(row, *entry)) claims_.claim(row, entry->id);
  }

  // Of an item that was never published before.
  void claim_as_stated(std::uint32_t row, Diagnostics& said) {
    const std::string_view id = rows_[row].explicit_id;
    if (is_part(row) && !id.empty() && stated_entry(row) == nullptr) claim_or_report(row, id, said);
  }

  void make_new(std::uint32_t row) {
    const std::string name = fmt::format("{}\n{}", site_, rows_[row].origin);
    for (int attempt = 1;; ++attempt) {
      const std::string id =
          "urn:uuid:" + uuid_v5(attempt == 1 ? name : fmt::format("{}\n{}", name, attempt));
      if (ledger_.find_id(id) == nullptr && claims_.claim(row, id)) return;
    }
  }

  void list_gone() {
    ledger_.for_each([&](const LedgerArticle& entry) {
      const auto owner = claims_.owner(entry.id);
      if (entry.is_gone || (owner && !rows_[*owner].withdrawn)) return;
      result_.gone.push_back(&entry);
      if (!owner && !changed_.contains(&entry)) report_gone(entry);
    });
  }

  void report_gone(const LedgerArticle& entry) {
    diagnostics_.push_back(
        {Code::article_gone,
         entry.origin,
         {},
         fmt::format("this was published as `{}` and is no longer in the sources", entry.id)});
  }

  // Not those who have lost what they state to somebody else.
  void list_kept() {
    for (std::uint32_t row = 0; row < rows_.size(); ++row) {
      const std::string_view stated = rows_[row].explicit_id;
      if (rows_[row].exported && !stated.empty() && stated != claims_.id(row) &&
          !claims_.is_taken(stated) && ledger_.find_id(stated) == nullptr &&
          ledger_.find_id(claims_.id(row)) != nullptr)
        result_.kept.push_back(row);
    }
  }

  const DecisionRows& rows_;
  std::string_view site_;
  const Ledger& ledger_;
  Diagnostics& diagnostics_;
  IdentityClaims claims_;
  Identities result_;
  std::unordered_set<const LedgerArticle*> changed_;
};

}  // namespace

bool Identities::is_kept(std::uint32_t row) const {
  return std::binary_search(kept.begin(), kept.end(), row);
}

const LedgerArticle* Identities::former_of(std::uint32_t row) const {
  const auto at =
      std::lower_bound(changes.begin(), changes.end(), row,
                       [](const Change& change, std::uint32_t r) { return change.row < r; });
  return at != changes.end() && at->row == row ? at->former : nullptr;
}

Identities decide_identity(const DecisionRows& rows, const FactScan& scan, std::string_view site,
                           const Ledger& ledger, TextPool& pool, Diagnostics& diagnostics) {
  return Stratum(rows, site, ledger, pool, diagnostics).run(scan);
}

}  // namespace offprint
