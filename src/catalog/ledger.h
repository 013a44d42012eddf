// The identity ledger, offprint.ids: what was published under which id, kept in the publisher's
// repository so that no subscriber ever sees an old article as new.
//
// One line an article, sorted by id, so that it merges well:
//   article <id> <published or -> <fingerprint> <origin> [<alias> …]
//   gone <the same>                             what was, and is no longer: its id is taken
//   tag <key> <published label>
//   site <address>                              the publication's, when its first were published
// Fields are separated by one tab; controls and '%' in them are percent-encoded; '#' begins a
// comment line; the first line names the version. The fingerprint has 16 hexadecimal digits, the
// date the form of to_iso8601.
//
// Aliases are link keys (model/link_key.h) and two forms that only the ledger has:
//   "title:salt-from-the-sun"   the title's slug, where the slug is another
//   "id:https://a.example/?p=7" an id that its source states, and under which it was not published;
//                               of what is gone: the id under which it is published now
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/byte_source.h"
#include "base/date.h"
#include "base/diagnostic.h"
#include "base/record_sorter.h"

namespace offprint {

struct LedgerArticle {
  std::string id;
  std::optional<Date> published;  // as first published
  std::uint64_t fingerprint = 0;
  std::string origin;
  // Under which it was known: former origins, URLs, slugs; sorted, unique.
  std::vector<std::string> aliases;
  bool is_gone = false;  // withdrawn, or no longer in the sources

  friend bool operator==(const LedgerArticle&, const LedgerArticle&) = default;
};

// Many entries on their way into a ledger, in little memory.
class LedgerChanges {
 public:
  // Each id once.
  void put(const LedgerArticle& article);
  bool empty() const { return by_id_.size() == 0; }

 private:
  friend class Ledger;
  RecordSorter by_id_;
};

// Not thread-safe, not even to read: indexes are made when they are needed.
class Ledger {
 public:
  // Lines that cannot be read are reported (ledger-line-invalid) and kept as they are by to_text.
  // So is one that is empty or ends within a line, as what was cut short does.
  // Two lines of one id are united, and so are the sides of a merge that was not finished
  // (ledger-conflict). Throws Error{usage} for a ledger of a later version.
  static Ledger from_text(std::string_view text, std::string_view origin, Diagnostics& diagnostics);
  static Ledger read(std::shared_ptr<const ByteSource> source, std::string_view origin,
                     Diagnostics& diagnostics);
  std::string to_text() const;
  // The same piece by piece: the whole is as long as the archive.
  void write(const std::function<void(std::string_view)>& sink) const;

  // Where several entries would answer, the first by id does of those that are not gone, then of
  // the others. nullptr: none. Pointers stay valid until the next put.
  const LedgerArticle* find_id(std::string_view id) const;
  const LedgerArticle* find_origin(std::string_view origin) const;
  const LedgerArticle* find_alias(std::string_view link_key) const;
  const LedgerArticle* find_fingerprint(std::uint64_t fingerprint) const;
  std::vector<const LedgerArticle*> all_with_origin(std::string_view origin) const;         // by id
  std::vector<const LedgerArticle*> all_with_alias(std::string_view link_key) const;        // by id
  std::vector<const LedgerArticle*> all_with_fingerprint(std::uint64_t fingerprint) const;  // by id
  void for_each(const std::function<void(const LedgerArticle&)>& visit) const;              // by id
  // Adds, or replaces the entry with the same id.
  void put(LedgerArticle article);
  // The same for all of them. They stay out of memory as long as none is asked for.
  void put(LedgerChanges changes);

  std::optional<std::string> tag_label(std::string_view key) const;
  void put_tag(std::string key, std::string label);

  // "" until it is put, which only the first time does anything.
  const std::string& first_site() const { return first_site_; }
  void put_site(const std::string& address);

  // Of all that articles are decided by: not of its site. That of a ledger which was read is one of
  // its lines as they stood there; write() leaves such lines that the hash is the same.
  std::uint64_t hash() const;

  bool empty() const { return articles_.empty() && !changes_ && tags_.empty(); }

 private:
  // `is_former`: of the version that both sides of a merge began with.
  bool read_line(std::string_view line, bool is_former);
  // Hashes of names, sorted. Made when it is first asked, and again after a put: most builds ask
  // only before they put.
  struct Index {
    std::vector<std::pair<std::uint64_t, const LedgerArticle*>> names;
    bool is_made = false;
  };
  struct ById {
    using is_transparent = void;
    static std::string_view id(const LedgerArticle& article) { return article.id; }
    static std::string_view id(std::string_view id) { return id; }
    template <typename A, typename B>
    bool operator()(const A& a, const B& b) const {
      return id(a) < id(b);
    }
  };

  // Copies make their own: pointers of others mean nothing to them.
  struct Indexes {
    Index origin, alias, fingerprint;

    Indexes() = default;
    Indexes(const Indexes&) {}
    Indexes(Indexes&&) = default;
    Indexes& operator=(const Indexes&) { return *this = Indexes(); }
    Indexes& operator=(Indexes&&) = default;
  };

  // The articles that match of those under `hash`, by id. `add(article, add_hash)` names one.
  template <typename Add, typename Matches>
  std::vector<const LedgerArticle*> all_in(Index& index, Add add, std::uint64_t hash,
                                           Matches matches) const;

  // All lines of articles and tags.
  void write_entries(const std::function<void(std::string_view)>& sink) const;

  // Takes changes_ into articles_.
  void absorb() const;

  mutable std::set<LedgerArticle, ById> articles_;
  mutable std::shared_ptr<const RecordSorter> changes_;   // each the id and the line; may be null
  std::map<std::string, std::string, std::less<>> tags_;  // by key
  std::string first_site_;
  mutable Indexes indexes_;
  std::vector<std::string> unread_lines_;
  std::optional<std::uint64_t> read_hash_;  // until something is put
};

}  // namespace offprint
