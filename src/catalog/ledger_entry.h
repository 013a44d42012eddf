// What the ledger keeps of an article.
#pragma once

#include <string>
#include <string_view>

#include "catalog/facts.h"
#include "catalog/ledger.h"
#include "model/decisions.h"

namespace offprint {

// The forms of aliases that are no link keys (see ledger.h).
std::string stated_id_alias(std::string_view id);
std::string title_alias(std::string_view slug_of_title);

// The link keys that speak of the slug that the article proposed and did not get.
std::vector<std::string> lost_keys(const Facts& facts, std::string_view slug);
// Those that speak of what it got.
std::vector<std::string> gained_keys(std::string_view slug, std::string_view url);

// What was known before of the article, or nullptr for either: under its id, and under another one
// that it had before this build. `is_kept`: it states an id that it does not get.
struct FormerEntries {
  const LedgerArticle* own = nullptr;
  const LedgerArticle* changed = nullptr;
  bool is_kept = false;
};

// The entry after this build. Its aliases do not grow without end: of more than 100, those of
// former times are given up, paths before titles, slugs and addresses.
LedgerArticle ledger_entry(const Facts& facts, const ArticleDecisions& decisions,
                           const FormerEntries& former);

// The entry of what is published no longer. With `new_id` it goes on under that id, and everything
// by which it could be found goes there.
LedgerArticle gone_entry(const LedgerArticle& entry, std::string_view new_id);

}  // namespace offprint
