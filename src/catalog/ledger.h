// The identity ledger, offprint.ids: what was published under which id, kept in the publisher's repository so that no
// subscriber ever sees an old article as new.
//
// One line an article, sorted by id, so that it merges well:
//   article <id> <published or -> <fingerprint> <origin> [<alias> …]
//   tag <key> <published label>
// Fields are separated by one tab; '#' begins a comment line; the first line names the version.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/diagnostic.h"

namespace offprint {

struct LedgerArticle {
  std::string id;
  std::optional<Date> published;  // as first published
  std::uint64_t fingerprint = 0;
  std::string origin;
  std::vector<std::string> aliases;  // link keys under which it was known: former origins, URLs, slugs; sorted, unique
};

class Ledger {
 public:
  // Lines that cannot be read are reported (ledger-line-invalid) and kept as they are by to_text.
  static Ledger from_text(std::string_view text, std::string_view origin, Diagnostics& diagnostics);
  std::string to_text() const;

  const LedgerArticle* find_id(std::string_view id) const;
  const LedgerArticle* find_origin(std::string_view origin) const;
  const LedgerArticle* find_alias(std::string_view link_key) const;
  const LedgerArticle* find_fingerprint(std::uint64_t fingerprint) const;
  // Adds, or replaces the entry with the same id.
  void put(LedgerArticle article);

  std::optional<std::string> tag_label(std::string_view key) const;
  void put_tag(std::string key, std::string label);

  bool empty() const { return articles_.empty() && tags_.empty(); }

 private:
  std::map<std::string, LedgerArticle, std::less<>> articles_;  // by id
  std::map<std::string, std::string, std::less<>> tags_;        // by key
  std::multimap<std::string, std::string, std::less<>> by_origin_, by_alias_;  // → id
  std::multimap<std::uint64_t, std::string> by_fingerprint_;                   // → id
  std::vector<std::string> unread_lines_;
};

}  // namespace offprint
