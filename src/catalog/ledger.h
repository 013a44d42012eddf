// The identity ledger, offprint.ids: what was published under which id, kept in the publisher's
// repository so that no subscriber ever sees an old article as new.
//
// One line an article, sorted by id, so that it merges well:
//   article <id> <published or -> <fingerprint> <origin> [<alias> …]
//   tag <key> <published label>
// Fields are separated by one tab; controls and '%' in them are percent-encoded; '#' begins a
// comment line; the first line names the version. The fingerprint has 16 hexadecimal digits, the
// date the form of to_iso8601.
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
  std::vector<std::string>
      aliases;  // link keys under which it was known: former origins, URLs, slugs; sorted, unique

  friend bool operator==(const LedgerArticle&, const LedgerArticle&) = default;
};

class Ledger {
 public:
  // Lines that cannot be read are reported (ledger-line-invalid) and kept as they are by to_text.
  // Two lines of one id are united. Throws Error{usage} for a ledger of a later version.
  static Ledger from_text(std::string_view text, std::string_view origin, Diagnostics& diagnostics);
  std::string to_text() const;

  // Where several entries would answer, the first by id does. nullptr: none. Pointers stay valid
  // until the next put.
  const LedgerArticle* find_id(std::string_view id) const;
  const LedgerArticle* find_origin(std::string_view origin) const;
  const LedgerArticle* find_alias(std::string_view link_key) const;
  const LedgerArticle* find_fingerprint(std::uint64_t fingerprint) const;
  std::vector<const LedgerArticle*> all_with_alias(std::string_view link_key) const;  // by id
  void for_each(const std::function<void(const LedgerArticle&)>& visit) const;        // by id
  // Adds, or replaces the entry with the same id.
  void put(LedgerArticle article);

  std::optional<std::string> tag_label(std::string_view key) const;
  void put_tag(std::string key, std::string label);

  bool empty() const { return articles_.empty() && tags_.empty(); }

 private:
  bool read_line(std::string_view line);
  template <typename Index, typename Key>
  const LedgerArticle* first_of(const Index& index, const Key& key) const;

  std::map<std::string, LedgerArticle, std::less<>> articles_;                 // by id
  std::map<std::string, std::string, std::less<>> tags_;                       // by key
  std::multimap<std::string, std::string, std::less<>> by_origin_, by_alias_;  // → id
  std::multimap<std::uint64_t, std::string> by_fingerprint_;                   // → id
  std::vector<std::string> unread_lines_;
};

}  // namespace offprint
