#include "catalog/identity.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>

#include "base/hash.h"

namespace offprint {
namespace {

class Identities {
 public:
  Identities(const DecisionRows& rows, std::string_view site, const Ledger& ledger, TextPool& pool,
             Diagnostics& diagnostics)
      : rows_(rows),
        site_(site),
        ledger_(ledger),
        pool_(pool),
        diagnostics_(diagnostics),
        ids_(rows.size()) {}

  std::vector<std::string_view> run(const FactScan& scan) {
    for_each_open(true, [&](std::uint32_t row) { claim_stated(row); });
    for_each_open(true, [&](std::uint32_t row) { claim_by_origin(row); });
    find_moved(scan);
    for_each_open(true, [&](std::uint32_t row) { make_new(row); });
    for_each_open(false, [&](std::uint32_t row) { settle_unexported(row); });
    return std::move(ids_);
  }

 private:
  // A ledger entry that an article without an id could be.
  struct Candidate {
    int weakness;
    std::uint32_t row;
    const LedgerArticle* entry;

    auto key() const { return std::tie(weakness, row, entry->id); }
  };

  template <typename Visit>
  void for_each_open(bool exported, Visit visit) const {
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      if (rows_[row].exported == exported && ids_[row].empty()) visit(row);
  }

  bool claim(std::uint32_t row, std::string_view id) {
    if (id.empty() || owners_.contains(id)) return false;
    ids_[row] = pool_.keep(id);
    owners_.emplace(ids_[row], row);
    return true;
  }

  void claim_stated(std::uint32_t row) {
    const std::string_view id = rows_[row].explicit_id;
    if (id.empty() || claim(row, id)) return;
    diagnostics_.push_back(
        {Code::id_duplicate,
         std::string(rows_[row].origin),
         {},
         fmt::format("the id `{}` belongs to `{}` already, so this article has another", id,
                     rows_[owners_.at(id)].origin),
         "give each article an id of its own"});
  }

  void claim_by_origin(std::uint32_t row) {
    if (const LedgerArticle* entry = ledger_.find_origin(rows_[row].origin)) claim(row, entry->id);
  }

  bool is_free(const LedgerArticle& entry) const {
    if (owners_.contains(entry.id)) return false;
    const auto at =
        std::lower_bound(rows_.begin(), rows_.end(), std::string_view(entry.origin),
                         [](const DecisionRow& row, std::string_view o) { return row.origin < o; });
    return at == rows_.end() || at->origin != entry.origin;
  }

  void find_moved(const FactScan& scan) {
    bool any_open = false;
    for_each_open(true, [&](std::uint32_t) { any_open = true; });
    if (!any_open) return;
    free_.clear();
    ledger_.for_each([&](const LedgerArticle& entry) {
      if (is_free(entry)) free_.push_back(&entry);
    });
    if (free_.empty()) return;
    claim_by_alias(scan);
    claim_by_content();
  }

  void claim_by_alias(const FactScan& scan) {
    std::vector<Candidate> candidates;
    scan([&](const Facts& facts) {
      if (!facts.exported || !ids_[facts.row].empty()) return;
      for (const std::string_view key : facts.link_keys)
        for (const LedgerArticle* entry : ledger_.all_with_alias(key)) {
          if (!is_free(*entry)) continue;
          const int weakness = key.starts_with("url:") ? 0 : key.starts_with("path:") ? 1 : 2;
          // Slugs are used again; for another day it is another article.
          if (weakness == 2 && facts.published != entry->published) continue;
          candidates.push_back({weakness, facts.row, entry});
        }
    });
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.key() < b.key(); });
    for (const Candidate& candidate : candidates)
      if (ids_[candidate.row].empty()) claim(candidate.row, candidate.entry->id);
  }

  // Only where one text is one article on both sides.
  void claim_by_content() {
    struct Match {
      const LedgerArticle* entry = nullptr;
      std::uint32_t row = 0;
      int entries = 0, rows = 0;
    };
    std::unordered_map<std::uint64_t, Match> matches;
    for_each_open(true, [&](std::uint32_t row) {
      Match& match = matches[rows_[row].fingerprint];
      match.row = row;
      ++match.rows;
    });
    matches.erase(0);
    matches.erase(hash64({}));
    for (const LedgerArticle* entry : free_) {
      const auto at = matches.find(entry->fingerprint);
      if (at == matches.end() || owners_.contains(entry->id)) continue;
      at->second.entry = entry;
      ++at->second.entries;
    }
    for_each_open(true, [&](std::uint32_t row) {
      const auto at = matches.find(rows_[row].fingerprint);
      if (at == matches.end() || at->second.rows != 1 || at->second.entries != 1) return;
      report_match(row, *at->second.entry);
      claim(row, at->second.entry->id);
    });
  }

  void report_match(std::uint32_t row, const LedgerArticle& entry) {
    diagnostics_.push_back(
        {Code::id_matched_by_content,
         std::string(rows_[row].origin),
         {},
         fmt::format("this has the text of `{}`, which is gone, and keeps its id", entry.origin)});
  }

  void make_new(std::uint32_t row) {
    const std::string name = fmt::format("{}\n{}", site_, rows_[row].origin);
    for (int attempt = 1;; ++attempt) {
      const std::string id =
          "urn:uuid:" + uuid_v5(attempt == 1 ? name : fmt::format("{}\n{}", name, attempt));
      if (ledger_.find_id(id) == nullptr && claim(row, id)) return;
    }
  }

  void settle_unexported(std::uint32_t row) {
    if (claim(row, rows_[row].explicit_id)) return;
    claim_by_origin(row);
    if (ids_[row].empty()) make_new(row);
  }

  const DecisionRows& rows_;
  std::string_view site_;
  const Ledger& ledger_;
  TextPool& pool_;
  Diagnostics& diagnostics_;
  std::vector<std::string_view> ids_;
  std::unordered_map<std::string_view, std::uint32_t> owners_;  // id → row
  std::vector<const LedgerArticle*> free_;
};

}  // namespace

std::vector<std::string_view> decide_identity(const DecisionRows& rows, const FactScan& scan,
                                              std::string_view site, const Ledger& ledger,
                                              TextPool& pool, Diagnostics& diagnostics) {
  return Identities(rows, site, ledger, pool, diagnostics).run(scan);
}

}  // namespace offprint
