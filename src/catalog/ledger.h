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
#include <set>
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
  // Link keys under which it was known: former origins, URLs, slugs; sorted, unique.
  std::vector<std::string> aliases;

  friend bool operator==(const LedgerArticle&, const LedgerArticle&) = default;
};

class Ledger {
 public:
  // Lines that cannot be read are reported (ledger-line-invalid) and kept as they are by to_text.
  // Two lines of one id are united. Throws Error{usage} for a ledger of a later version.
  static Ledger from_text(std::string_view text, std::string_view origin, Diagnostics& diagnostics);
  std::string to_text() const;

  Ledger() = default;
  Ledger(const Ledger& other);
  Ledger(Ledger&&) = default;
  Ledger& operator=(const Ledger& other);
  Ledger& operator=(Ledger&&) = default;

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
  // By hashes of names, so that an index costs little beside the names themselves.
  using Index = std::multimap<std::uint64_t, const LedgerArticle*>;
  struct ById {
    using is_transparent = void;
    static std::string_view id(const LedgerArticle& article) { return article.id; }
    static std::string_view id(std::string_view id) { return id; }
    template <typename A, typename B>
    bool operator()(const A& a, const B& b) const {
      return id(a) < id(b);
    }
  };

  // By id.
  template <typename Matches>
  static std::vector<const LedgerArticle*> all_in(const Index& index, std::uint64_t hash,
                                                  Matches matches);
  void index(const LedgerArticle& article);
  void forget(const LedgerArticle& article);

  std::set<LedgerArticle, ById> articles_;
  std::map<std::string, std::string, std::less<>> tags_;  // by key
  Index by_origin_, by_alias_, by_fingerprint_;
  std::vector<std::string> unread_lines_;
};

}  // namespace offprint
