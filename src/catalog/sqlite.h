// The only door to SQLite: a connection, and statements that are prepared once.
//
// Several threads may use a connection as long as each goes through Use, which takes turns; all
// else is for when one thread has it. Everything throws Error{environment}, and DamagedCatalog
// where the file is none that SQLite can read.
#pragma once

#include <cstdint>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

#include "base/error.h"

struct sqlite3;
struct sqlite3_stmt;

namespace offprint {

// What an earlier run left cannot be read: it is to be made anew.
class DamagedCatalog : public Error {
 public:
  explicit DamagedCatalog(const std::string& message) : Error(Kind::environment, message) {}
};

class Database {
 public:
  enum class Mode : std::uint8_t { existing, make };

  // `file` "" is a temporary file without a name. `name` is what messages call it.
  Database(const std::string& file, std::string name, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // One or more statements that give nothing back.
  void run(const char* sql);
  // The first column of the first row; 0 when there is none.
  std::int64_t number(const char* sql);
  [[noreturn]] void fail() const;

 private:
  friend class Statement;
  friend class Use;

  sqlite3* handle_ = nullptr;
  std::string name_;
  mutable std::recursive_mutex turn_;
};

// Parameters and columns are counted as SQLite does: from 1 and from 0. Bound bytes must live until
// the statement is reset.
class Statement {
 public:
  // `database` must outlive it.
  Statement(const Database& database, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int parameter, std::uint64_t value);
  void bind_text(int parameter, std::string_view value);
  void bind_bytes(int parameter, std::string_view value);
  void bind_null(int parameter);

  // True when there is a row.
  bool step();
  void reset();

  std::uint64_t number(int column) const;
  std::uint32_t number32(int column) const { return static_cast<std::uint32_t>(number(column)); }
  // Valid until the next step.
  std::string_view bytes(int column) const;

 private:
  friend class Use;

  void check(int result) const;

  const Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

// One thread's turn at a statement, and at its connection. The statement is ready again when its
// use ends, whatever ended it.
class Use {
 public:
  explicit Use(Statement& statement)
      : turn_(statement.database_.turn_), statement_(statement) {}
  ~Use() { statement_.reset(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  Statement* operator->() const { return &statement_; }

 private:
  std::lock_guard<std::recursive_mutex> turn_;
  Statement& statement_;
};

}  // namespace offprint
