// What documents declare for the articles of all: people and attachments by their ids.
//
//   declared_person      source, key, origin, data, seal
//   declared_attachment  source, key, parent, origin, data, seal
//
// Keys are hashes of ids in their scopes (declared_rows.h); `parent` is that of the item that has
// the attachment.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "catalog/sqlite.h"

namespace offprint {

// Not thread-safe. Throws Error{environment}; DamagedCatalog for rows that somebody has touched.
class DeclaredTable {
 public:
  static constexpr const char* schema = R"(
    CREATE TABLE declared_person (source INTEGER NOT NULL, key INTEGER NOT NULL,
                                  origin TEXT NOT NULL, data BLOB NOT NULL,
                                  seal INTEGER NOT NULL);
    CREATE TABLE declared_attachment (source INTEGER NOT NULL, key INTEGER NOT NULL,
                                      parent INTEGER NOT NULL, origin TEXT NOT NULL,
                                      data BLOB NOT NULL, seal INTEGER NOT NULL);
  )";

  // `database` must outlive this, and have the tables.
  explicit DeclaredTable(Database& database);

  // Of the document of `origin`.
  void add_person(std::uint32_t source, std::uint64_t key, std::string_view origin,
                  std::string_view data);
  void add_attachment(std::uint32_t source, std::uint64_t key, std::uint64_t parent,
                      std::string_view origin, std::string_view data);
  // Marks what a source declared; index() removes it.
  void remove(std::uint32_t source);
  // After the last add; from here on it can be asked.
  void index();
  // Whether anything was added or removed.
  bool has_changed() const { return has_changed_; }

  // The data of this key, of several that of the first origin, then the first by bytes; "" when
  // there is none.
  std::string person(std::uint64_t key) const;
  std::string attachment(std::uint64_t key) const;
  // The keys of the attachments of which some origin says that `parent` has them, each once, until
  // `visit` returns false.
  void for_each_attachment_of(std::uint64_t parent,
                              const std::function<bool(std::uint64_t key)>& visit) const;

 private:
  struct Statements;

  Database& database_;
  std::shared_ptr<Statements> statements_;
  bool any_removed_ = false, has_changed_ = false;
};

}  // namespace offprint
