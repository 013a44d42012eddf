#include "catalog/moved_articles.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "base/file_system.h"
#include "base/unicode.h"
#include "catalog/ledger_entry.h"
#include "catalog/moved_sites.h"
#include "model/link_key.h"

namespace offprint {
namespace {

// How many names at the end of two paths are the same, extensions aside.
int shared_tail(std::string_view a, std::string_view b) {
  int shared = 0;
  a.remove_suffix(file_extension(a).size());
  b.remove_suffix(file_extension(b).size());
  while (!a.empty() && !b.empty() && file_name(a) == file_name(b)) {
    ++shared;
    a = parent_path(a);
    b = parent_path(b);
  }
  return shared;
}

// "salt/index" of "notes/salt/index.md".
std::string_view name_in_folder(std::string_view origin) {
  origin.remove_suffix(file_extension(origin).size());
  const std::size_t folder = parent_path(origin).rfind('/');
  return folder == origin.npos ? origin : origin.substr(folder + 1);
}

// A ledger entry that an article without an id could be.
struct Candidate {
  int weakness;
  int shared_tail;
  std::uint32_t row;
  const LedgerArticle* entry;

  auto rank() const { return std::tuple(weakness, -shared_tail, row, std::string_view(entry->id)); }
};

class MovedArticles {
 public:
  MovedArticles(OpenRows open, const FactScan& scan, const Ledger& ledger, IdentityClaims& claims,
                Diagnostics& diagnostics)
      : open_(open),
        scan_(scan),
        ledger_(ledger),
        claims_(claims),
        rows_(claims.rows()),
        diagnostics_(diagnostics) {}

  void run() {
    if (!find_free()) return;
    claim_by([this](const Facts& facts) { add_by_stated_address(facts); });
    claim_by_content();
    if (!find_free()) return;
    claim_by([this](const Facts& facts) { add_by_places(facts); });
    if (!find_free()) return;
    claim_on_moved_sites(open_, scan_, ledger_, free_, claims_, diagnostics_);
    if (!find_free()) return;
    list_names();
    claim_by([this](const Facts& facts) { add_by_names(facts); });
  }

 private:
  bool find_free() {
    free_.clear();
    bool any_open = false;
    for (std::uint32_t row = 0; row < rows_.size() && !any_open; ++row)
      any_open = open_.holds(claims_, row);
    if (!any_open) return false;
    ledger_.for_each([&](const LedgerArticle& entry) {
      if (claims_.is_free(entry)) free_.push_back(&entry);
    });
    return !free_.empty();
  }

  template <typename Add>
  void claim_by(Add add) {
    candidates_.clear();
    scan_([&](const Facts& facts) {
      if (open_.holds(claims_, facts.row)) add(facts);
    });
    drop_shared_addresses();
    std::sort(candidates_.begin(), candidates_.end(),
              [](const Candidate& a, const Candidate& b) { return a.rank() < b.rank(); });
    for (const Candidate& candidate : candidates_)
      if (claims_.is_open(candidate.row) && claims_.claim(candidate.row, candidate.entry->id))
        report(candidate);
  }

  void add_by_stated_address(const Facts& facts) {
    if (!facts.url.empty() && !facts.url_is_derived)
      add_address(facts.row, url_link_key(facts.url), 0);
  }

  void add_by_places(const Facts& facts) {
    for (const std::string_view key : facts.link_keys) {
      if (key.starts_with("url:"))
        add_address(facts.row, key, 1);
      else if (key.starts_with("path:"))
        for (const LedgerArticle* entry : ledger_.all_with_alias(key)) add(facts.row, *entry, 2);
    }
  }

  void add_address(std::uint32_t row, std::string_view key, int weakness) {
    std::vector<const LedgerArticle*> known = ledger_.all_with_alias(key);
    const auto is_gone = [](const LedgerArticle* entry) { return entry->is_gone; };
    if (!std::all_of(known.begin(), known.end(), is_gone)) std::erase_if(known, is_gone);
    if (known.size() == 1) add(row, *known.front(), weakness);
  }

  void add(std::uint32_t row, const LedgerArticle& entry, int weakness) {
    if (claims_.is_free(entry) && claims_.may_be(row, entry))
      candidates_.push_back({weakness, shared_tail(rows_[row].origin, entry.origin), row, &entry});
  }

  // The address of a podcast's page, which all of its episodes state.
  void drop_shared_addresses() {
    std::unordered_map<const LedgerArticle*, int> uses;
    for (const Candidate& candidate : candidates_)
      if (candidate.weakness == 0) ++uses[candidate.entry];
    std::erase_if(candidates_, [&](const Candidate& candidate) {
      return candidate.weakness == 0 && uses[candidate.entry] > 1;
    });
  }

  void list_names() {
    for (const LedgerArticle* entry : free_)
      if (part_of_origin(entry->origin).empty())
        named_[name_in_folder(entry->origin)].push_back(entry);
  }

  // A file that has kept its name and its folder's name, though not its slug.
  void add_by_file_name(std::uint32_t row) {
    constexpr std::size_t most = 100;  // of one name that say anything
    const auto named = named_.find(name_in_folder(rows_[row].origin));
    if (named == named_.end() || named->second.size() > most) return;
    for (const LedgerArticle* entry : named->second)
      if (has_same_date(rows_[row], *entry)) add(row, *entry, 3);
  }

  // Slugs and titles are used again; for another day it is another article.
  void add_by_names(const Facts& facts) {
    const auto add_dated = [&](std::string_view key, int weakness) {
      for (const LedgerArticle* entry : ledger_.all_with_alias(key)) {
        const bool dated = is_same_day(rows_[facts.row], *entry);
        if (dated || (weakness == 3 && has_same_date(rows_[facts.row], *entry)))
          add(facts.row, *entry, weakness);
      }
    };
    for (const std::string_view key : facts.link_keys)
      if (key.starts_with("slug:")) add_dated(key, 3);
    add_by_file_name(facts.row);
    const std::string title = slugify(facts.title);
    if (title.empty()) return;
    add_dated(title_alias(title), 4);
    if (title != facts.slug) add_dated(slug_link_key(title), 4);
    add_dated(title_alias(facts.slug), 4);
  }

  // Only where one text is one article on both sides.
  void claim_by_content() {
    struct Match {
      const LedgerArticle* entry = nullptr;
      int entries = 0, rows = 0;
    };
    std::unordered_map<std::uint64_t, Match> matches;
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      if (open_.holds(claims_, row) && is_telling(rows_[row].fingerprint))
        matches[rows_[row].fingerprint];
    if (matches.empty()) return;
    for (const DecisionRow& row : rows_) {
      if (open_.exported && !row.exported) continue;
      if (const auto at = matches.find(row.fingerprint); at != matches.end()) ++at->second.rows;
    }
    for (const LedgerArticle* entry : free_) {
      const auto at = matches.find(entry->fingerprint);
      if (at == matches.end() || !claims_.is_free(*entry)) continue;
      at->second.entry = entry;
      ++at->second.entries;
    }
    for (std::uint32_t row = 0; row < rows_.size(); ++row) {
      if (!open_.holds(claims_, row)) continue;
      const auto at = matches.find(rows_[row].fingerprint);
      if (at == matches.end() || at->second.rows != 1 || at->second.entries != 1) continue;
      const LedgerArticle& entry = *at->second.entry;
      if (claims_.may_be(row, entry) && claims_.claim(row, entry.id))
        report_text(row, fmt::format("this has the text of `{}`, which is gone, and keeps its id",
                                     entry.origin));
    }
  }

  void report_text(std::uint32_t row, std::string message) {
    diagnostics_.push_back(
        {Code::id_matched_by_content, std::string(rows_[row].origin), {}, std::move(message)});
  }

  void report(const Candidate& candidate) {
    constexpr std::string_view reasons[] = {"address", "address", "path", "name", "title"};
    diagnostics_.push_back({Code::id_matched_by_alias,
                            std::string(rows_[candidate.row].origin),
                            {},
                            fmt::format("this has the {} of `{}`, which is gone, and keeps its id",
                                        reasons[candidate.weakness], candidate.entry->origin)});
  }

  OpenRows open_;
  const FactScan& scan_;
  const Ledger& ledger_;
  IdentityClaims& claims_;
  const DecisionRows& rows_;
  Diagnostics& diagnostics_;
  std::vector<const LedgerArticle*> free_;
  std::unordered_map<std::string_view, std::vector<const LedgerArticle*>> named_;
  std::vector<Candidate> candidates_;
};

class Exchanges {
 public:
  Exchanges(OpenRows open, const Ledger& ledger, IdentityClaims& claims)
      : open_(open), ledger_(ledger), claims_(claims), rows_(claims.rows()) {}

  // Which text has left its place for that of each row.
  std::vector<std::pair<std::uint32_t, const LedgerArticle*>> find() {
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      if (const LedgerArticle* entry = known_text(row))
        if (open_.holds(claims_, row)) found_.emplace_back(row, entry);
    std::unordered_map<std::uint64_t, int> uses;
    for (const auto& [row, entry] : found_) uses[entry->fingerprint];
    for (const DecisionRow& row : rows_)
      if (const auto at = uses.find(row.fingerprint); at != uses.end()) ++at->second;
    std::erase_if(found_, [&](const auto& match) {
      return uses[match.second->fingerprint] != 1 || !has_left(*match.second, match.first);
    });
    return std::move(found_);
  }

 private:
  // The only article that had this text, where it was another.
  const LedgerArticle* known_text(std::uint32_t row) const {
    const std::uint64_t text = rows_[row].fingerprint;
    if (!is_telling(text)) return nullptr;
    const LedgerArticle* own = entry_at_origin(rows_[row], ledger_);
    if (own != nullptr && own->fingerprint == text) return nullptr;
    const std::vector<const LedgerArticle*> known = ledger_.all_with_fingerprint(text);
    return known.size() == 1 && !known.front()->is_gone ? known.front() : nullptr;
  }

  // Whether what lies in its place now is evidently something else. Where nothing does, the text
  // has taken the place of another.
  bool has_left(const LedgerArticle& entry, std::uint32_t to) const {
    const auto row = claims_.row_at(entry.origin);
    if (!row) return ledger_.find_origin(rows_[to].origin) != nullptr;
    if (!claims_.is_open(*row) || rows_[*row].fingerprint == entry.fingerprint) return false;
    // Readers know the text; what is not published needs no id of theirs, unless it states one.
    if (!open_.holds(claims_, *row)) return open_.exported && rows_[*row].explicit_id.empty();
    const bool has_date = rows_[*row].published != DecisionRow().published && entry.published;
    return known_text(*row) != nullptr || (has_date && !is_same_day(rows_[*row], entry));
  }

  OpenRows open_;
  const Ledger& ledger_;
  const IdentityClaims& claims_;
  const DecisionRows& rows_;
  std::vector<std::pair<std::uint32_t, const LedgerArticle*>> found_;
};

}  // namespace

void claim_by_exchange(OpenRows open, const Ledger& ledger, IdentityClaims& claims,
                       Diagnostics& diagnostics) {
  if (ledger.empty()) return;
  for (const auto& [row, entry] : Exchanges(open, ledger, claims).find())
    if (claims.claim(row, entry->id))
      diagnostics.push_back(
          {Code::id_matched_by_content,
           std::string(claims.rows()[row].origin),
           {},
           fmt::format("this has the text of `{}`, which has another now, and keeps its id",
                       entry->origin)});
}

void claim_moved(OpenRows open, const FactScan& scan, const Ledger& ledger, IdentityClaims& claims,
                 Diagnostics& diagnostics) {
  if (!ledger.empty()) MovedArticles(open, scan, ledger, claims, diagnostics).run();
}

}  // namespace offprint
