// The files that a catalog's articles were made of, as they were then: what lets a later run leave
// alone whatever is still the same.
//
//   source  id, origin, reader, stamp, from, until, articles, seal
//   asked   source, path, stamp, seal   other files that its articles depend on
//   said    source, data, seal          diagnostics that its articles do not have; JSON, which the
//                                       view `diagnostic` shows (diagnostic_view.h)
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file_stamp.h"
#include "catalog/sqlite.h"

namespace offprint {

// A file that was looked at, or looked for.
struct AskedFile {
  std::string path;  // as it was asked for
  FileStamp stamp;

  friend bool operator==(const AskedFile&, const AskedFile&) = default;
};

// For which moments something is true: from the first on, until before the second. Seconds since
// the epoch.
struct Moments {
  std::int64_t from = INT64_MIN, until = INT64_MAX;

  bool holds(std::int64_t moment) const { return from <= moment && moment < until; }
  // What both are true for.
  void narrow(const Moments& other);
  friend bool operator==(const Moments&, const Moments&) = default;
};

// A file with articles.
struct KnownSource {
  std::uint32_t id = 0;
  std::string origin, reader;  // reader: the name of the form that it was read as
  FileStamp stamp;
  Moments moments;  // as of which its articles are in the same states of their lives
  std::uint32_t articles = 0;
};

// Not thread-safe. Throws Error{environment}; DamagedCatalog for rows that somebody has touched.
class SourceTable {
 public:
  static constexpr const char* schema = R"(
    CREATE TABLE source (id INTEGER NOT NULL, origin TEXT PRIMARY KEY, reader TEXT NOT NULL,
                         size INTEGER NOT NULL, modified INTEGER NOT NULL, inode INTEGER NOT NULL,
                         content INTEGER NOT NULL, "from" INTEGER NOT NULL, until INTEGER NOT NULL,
                         articles INTEGER NOT NULL, seal INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE asked (source INTEGER NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL,
                        modified INTEGER NOT NULL, inode INTEGER NOT NULL,
                        content INTEGER NOT NULL, seal INTEGER NOT NULL,
                        PRIMARY KEY (source, path)) WITHOUT ROWID;
    CREATE TABLE said (source INTEGER PRIMARY KEY, data TEXT NOT NULL, seal INTEGER NOT NULL);
  )";

  // `database` must outlive this, and have the tables.
  explicit SourceTable(Database& database);

  // `said`: what reading it had to say that its articles do not say again.
  void put(const KnownSource& source, const std::vector<AskedFile>& asked, const Diagnostics& said);
  void remove(const KnownSource& source);
  // What was looked at again, and is the same.
  void refresh(const KnownSource& source);
  void refresh(std::uint32_t source, const AskedFile& asked);

  // By origin.
  void for_each(const std::function<void(const KnownSource&)>& visit) const;
  // By source and path.
  void for_each_asked(
      const std::function<void(std::uint32_t source, const AskedFile& asked)>& visit) const;
  void for_each_said(
      const std::function<void(std::uint32_t source, const Diagnostics& said)>& visit) const;
  std::uint32_t greatest_id() const;

 private:
  Database& database_;
  struct Statements;
  std::shared_ptr<Statements> statements_;
};

}  // namespace offprint
