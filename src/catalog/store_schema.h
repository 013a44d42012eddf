// The form of the catalog's file: what SQLite is told when it is made and when it is opened.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/digest.h"

namespace offprint {

// Changes with the tables and with whatever lies in them as bytes.
inline constexpr std::int64_t catalog_form = 12;
inline constexpr std::int64_t catalog_application = 0x6f667072;  // "ofpr"

inline constexpr const char* pragmas_for_new = R"(
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
)";

// Two runs never wait for each other, but a run waits for those who only read.
inline constexpr const char* pragmas = R"(
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA cache_size = -4096;
  BEGIN IMMEDIATE;
  PRAGMA busy_timeout = 60000;
)";

inline constexpr const char* schema = R"(
  CREATE TABLE about (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
  CREATE TABLE facts (seq INTEGER PRIMARY KEY, source INTEGER NOT NULL, origin TEXT NOT NULL,
                      state INTEGER NOT NULL, site TEXT NOT NULL, content INTEGER NOT NULL,
                      data BLOB NOT NULL, anchors BLOB NOT NULL, lines BLOB NOT NULL,
                      seal INTEGER NOT NULL);
  CREATE TABLE document (seq INTEGER PRIMARY KEY, header BLOB NOT NULL, body BLOB NOT NULL,
                         seal INTEGER NOT NULL);
  CREATE TABLE decision (seq INTEGER PRIMARY KEY, facts INTEGER NOT NULL, names INTEGER NOT NULL,
                         decided BLOB NOT NULL, seal INTEGER NOT NULL);
)";

inline constexpr const char* schema_of_a_run = R"(
  CREATE TEMP TABLE site_line (site INTEGER NOT NULL, edge INTEGER NOT NULL, hash INTEGER NOT NULL,
                               page INTEGER NOT NULL);
  CREATE TEMP TABLE merged (seq INTEGER PRIMARY KEY, facts BLOB NOT NULL, header BLOB NOT NULL);
)";

// Of a row of `decision`.
inline std::uint64_t decision_seal(std::uint64_t seq, std::uint64_t facts, std::uint64_t names,
                                   std::string_view decided) {
  return Digest().number(seq).number(facts).number(names).text(decided).value();
}

}  // namespace offprint
