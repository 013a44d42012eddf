// The files that a catalog's articles were made of, as they were then: what lets a later run leave
// alone whatever is still the same.
//
//   source  id, origin, reader, stamp, from, until, articles, seal
//   asked   source, files, seal         other files that its articles depend on, as write_asked
//                                       has them
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
#include "catalog/byte_stream.h"
#include "catalog/sqlite.h"

namespace offprint {

// A file that was looked at, or looked for.
struct AskedFile {
  std::string path;  // as it was asked for
  FileStamp stamp;

  friend bool operator==(const AskedFile&, const AskedFile&) = default;
};

// As bytes. Reading throws Error{environment} for what nobody wrote.
void write_stamp(const FileStamp& stamp, ByteWriter& out);
FileStamp read_stamp(ByteReader& in);
void write_asked(const std::vector<AskedFile>& asked, ByteWriter& out);
std::vector<AskedFile> read_asked(ByteReader& in);

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
    CREATE TABLE asked (source INTEGER PRIMARY KEY, files BLOB NOT NULL, seal INTEGER NOT NULL);
    CREATE TABLE said (source INTEGER PRIMARY KEY, data TEXT NOT NULL, seal INTEGER NOT NULL);
  )";

  // `database` must outlive this, and have the tables.
  explicit SourceTable(Database& database);

  // `said`: what reading it had to say that its articles do not say again.
  void put(const KnownSource& source, const std::vector<AskedFile>& asked, const Diagnostics& said);
  void remove(const KnownSource& source);
  // What was looked at again, and is the same.
  void refresh(const KnownSource& source);
  void refresh(std::uint32_t source, const std::vector<AskedFile>& asked);

  // By origin.
  void for_each(const std::function<void(const KnownSource&)>& visit) const;
  // By source: of those whose articles depend on other files, what write_asked made of these.
  void for_each_asked(
      const std::function<void(std::uint32_t source, std::string_view asked)>& visit) const;
  void for_each_said(
      const std::function<void(std::uint32_t source, const Diagnostics& said)>& visit) const;
  std::uint32_t greatest_id() const;

 private:
  Database& database_;
  struct Statements;
  std::shared_ptr<Statements> statements_;
};

}  // namespace offprint
