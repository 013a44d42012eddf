#include "catalog/sqlite.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <utility>

namespace offprint {

Database::Database(const std::string& file, std::string name, Mode mode) : name_(std::move(name)) {
  const int flags =
      SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | (mode == Mode::make ? SQLITE_OPEN_CREATE : 0);
  const int result = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
  if (result == SQLITE_OK) return;
  const std::string reason = sqlite3_errstr(result);
  sqlite3_close(handle_);
  throw Error(Error::Kind::environment,
              fmt::format("cannot open the catalog {}: {}", name_, reason));
}

Database::~Database() { sqlite3_close(handle_); }

void Database::fail() const {
  const std::string message =
      fmt::format("the catalog {} fails: {}", name_, sqlite3_errmsg(handle_));
  switch (sqlite3_errcode(handle_)) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_ERROR:  // a table or a column is not there
      throw DamagedCatalog(message);
    case SQLITE_READONLY:  // and its header alone says so
      if (::access(sqlite3_db_filename(handle_, "main"), W_OK) == 0) throw DamagedCatalog(message);
      throw Error(Error::Kind::environment, message);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw Error(Error::Kind::environment,
                  fmt::format("another run of offprint is at work on {}: start again when it is "
                              "through",
                              name_));
    default:
      throw Error(Error::Kind::environment, message);
  }
}

void Database::run(const char* sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
}

std::int64_t Database::number(const char* sql) {
  Statement query(*this, sql);
  return query.step() ? static_cast<std::int64_t>(query.number(0)) : 0;
}

Statement::Statement(const Database& database, const char* sql) : database_(database) {
  if (sqlite3_prepare_v3(database.handle_, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_, nullptr) !=
      SQLITE_OK)
    database.fail();
}

Statement::~Statement() { sqlite3_finalize(handle_); }

void Statement::bind(int parameter, std::uint64_t value) {
  check(sqlite3_bind_int64(handle_, parameter, static_cast<sqlite3_int64>(value)));
}

void Statement::bind_text(int parameter, std::string_view value) {
  check(sqlite3_bind_text64(handle_, parameter, value.data() ? value.data() : "", value.size(),
                            SQLITE_STATIC, SQLITE_UTF8));
}

void Statement::bind_bytes(int parameter, std::string_view value) {
  check(sqlite3_bind_blob64(handle_, parameter, value.data() ? value.data() : "", value.size(),
                            SQLITE_STATIC));
}

void Statement::bind_null(int parameter) { check(sqlite3_bind_null(handle_, parameter)); }

bool Statement::step() {
  const int result = sqlite3_step(handle_);
  if (result == SQLITE_ROW) return true;
  if (result != SQLITE_DONE) database_.fail();
  return false;
}

void Statement::reset() { sqlite3_reset(handle_); }

std::uint64_t Statement::number(int column) const {
  return static_cast<std::uint64_t>(sqlite3_column_int64(handle_, column));
}

std::string_view Statement::bytes(int column) const {
  const void* data = sqlite3_column_blob(handle_, column);
  if (data == nullptr) return {};
  return {static_cast<const char*>(data),
          static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

void Statement::check(int result) const {
  if (result != SQLITE_OK) database_.fail();
}

}  // namespace offprint
