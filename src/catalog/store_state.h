// What a Store is made of: for store.cc and store_decisions.cc only.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/file_system.h"
#include "catalog/diagnostic_view.h"
#include "catalog/store.h"
#include "catalog/store_schema.h"
#include "catalog/store_statements.h"

namespace offprint {

[[noreturn]] inline void reject_row() {
  throw DamagedCatalog("the catalog holds what no run of offprint has put there");
}

struct Store::State {
  // For a new one.
  explicit State(std::string p) : path(std::move(p)) {
    if (!path.empty()) file.emplace(path);
    database.emplace(file ? file->temporary_path() : "", path.empty() ? "in memory" : path,
                     Database::Mode::make);
    database->run(pragmas_for_new);
    database->run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}",
                              catalog_application, catalog_form)
                      .c_str());
    database->run(pragmas);
    database->run(schema);
    database->run(SourceTable::schema);
    database->run(DeclaredTable::schema);
    database->run(OutputTable::schema);
    database->run(ArticleTable::schema);
    prepare();
    make_diagnostic_view(*database);
  }

  State() = default;

  void prepare() {
    database->run(schema_of_a_run);
    statements.emplace(*database);
    sources.emplace(*database);
    declared.emplace(*database);
    outputs.emplace(*database);
    articles.emplace(*database);
  }

  bool reopened = false, is_verified = false;
  std::string path;
  std::optional<AtomicFile> file;
  std::optional<Database> database;
  std::optional<StoreStatements> statements;
  std::optional<SourceTable> sources;
  std::optional<DeclaredTable> declared;
  std::optional<OutputTable> outputs;
  std::optional<ArticleTable> articles;
  std::uint32_t last_seq = 0, size = 0;
  struct Removed {
    std::uint32_t seq = 0;
    std::uint64_t anchors = 0;  // a hash
  };
  std::unordered_map<std::string, Removed> removed;  // by origin
  bool any_other_anchors = false;
  std::vector<std::uint32_t> seqs;   // by row
  std::vector<std::uint64_t> names;  // by row
  std::vector<std::uint32_t> rows;   // by seq
};

}  // namespace offprint
