// What outputs were made of when they were written, and what writing them had to say: what lets a
// later run leave alone those that would come out the same.
//
//   output     id, path, key, data, said, seal
//   rendition  output, part, data, seal   of some articles each, in the order in which they came
//   place      output, part, data, seal   of some renditions each: where they lie
//   reported   seq, record, said, seal    diagnostics of an article's Record, by its key
//
// `data` of renditions and `said` are JSON, which the view `diagnostic` shows (diagnostic_view.h).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "catalog/sqlite.h"

namespace offprint {

struct StoredOutput {
  std::uint32_t id = 0;
  std::string path;       // below the output folder
  std::uint64_t key = 0;  // of all that it is made of
  std::string data;       // whoever writes outputs knows what it means
  Diagnostics said;       // of the output as a whole
};

// Not thread-safe. Throws Error{environment}; DamagedCatalog for rows that somebody has touched.
class OutputTable {
 public:
  static constexpr const char* schema = R"(
    CREATE TABLE output (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, key INTEGER NOT NULL,
                         data BLOB NOT NULL, said TEXT NOT NULL, seal INTEGER NOT NULL);
    CREATE TABLE rendition (output INTEGER NOT NULL, part INTEGER NOT NULL, data TEXT NOT NULL,
                            seal INTEGER NOT NULL, PRIMARY KEY (output, part)) WITHOUT ROWID;
    CREATE TABLE place (output INTEGER NOT NULL, part INTEGER NOT NULL, data BLOB NOT NULL,
                        seal INTEGER NOT NULL, PRIMARY KEY (output, part)) WITHOUT ROWID;
    CREATE TABLE reported (seq INTEGER PRIMARY KEY, record INTEGER NOT NULL, said TEXT NOT NULL,
                           seal INTEGER NOT NULL);
  )";

  // `database` must outlive this, and have the tables.
  explicit OutputTable(Database& database);

  std::optional<StoredOutput> find(std::string_view path) const;
  void for_each(const std::function<void(const StoredOutput&)>& visit) const;
  // Makes place for an output that is written anew; returns its number. What is known of the former
  // one stays, under its number, until it is removed: for_each gives it, under another path.
  std::uint32_t begin(std::string_view path);
  void add_renditions(std::uint32_t output, std::uint32_t part, std::string_view data);
  void for_each_renditions(std::uint32_t output,
                           const std::function<void(std::string_view data)>& visit) const;
  void add_places(std::uint32_t output, std::uint32_t part, std::string_view data);
  std::string places(std::uint32_t output, std::uint32_t part) const;  // "" when there are none
  void finish(const StoredOutput& output);
  void remove(std::string_view path);

  // What the Records of these keys had to say, as encode_diagnostics has it.
  void for_each_reported(
      const std::function<void(std::uint32_t seq, std::uint64_t record, std::string_view said)>&
          visit) const;
  void put_reported(std::uint32_t seq, std::uint64_t record, const Diagnostics& said);
  // Of an article that is gone.
  void forget(std::uint32_t seq);

 private:
  struct Statements;

  Database& database_;
  std::shared_ptr<Statements> statements_;
};

}  // namespace offprint
