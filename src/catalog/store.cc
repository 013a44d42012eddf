#include "catalog/store.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <optional>

#include "base/error.h"
#include "base/file_system.h"

namespace offprint {
namespace {

constexpr const char* schema = R"(
  PRAGMA page_size = 8192;
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA cache_size = -4096;
  PRAGMA user_version = 7;
  BEGIN;
  CREATE TABLE article (seq INTEGER PRIMARY KEY, origin TEXT NOT NULL, facts BLOB NOT NULL,
                        anchors BLOB NOT NULL);
  CREATE TABLE site_line (site INTEGER NOT NULL, edge INTEGER NOT NULL, hash INTEGER NOT NULL,
                          page INTEGER NOT NULL);
  CREATE TABLE person (key INTEGER NOT NULL, origin TEXT NOT NULL, data BLOB NOT NULL);
  CREATE TABLE attachment (key INTEGER NOT NULL, parent INTEGER NOT NULL, origin TEXT NOT NULL,
                           data BLOB NOT NULL);
  CREATE TABLE document (seq INTEGER PRIMARY KEY, header BLOB NOT NULL, body BLOB NOT NULL);
  CREATE TABLE merged (seq INTEGER PRIMARY KEY, facts BLOB NOT NULL, header BLOB);
  CREATE TABLE decision (row INTEGER PRIMARY KEY, seq INTEGER NOT NULL, decided BLOB NOT NULL);
)";

// Owns the connection.
class Database {
 public:
  Database(const std::string& file, std::string name) : name_(std::move(name)) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    const int result = sqlite3_open_v2(file.c_str(), &handle_, flags, nullptr);
    if (result == SQLITE_OK) return;
    const std::string reason = sqlite3_errstr(result);
    sqlite3_close(handle_);
    throw Error(Error::Kind::environment,
                fmt::format("cannot open the catalog {}: {}", name_, reason));
  }
  ~Database() { sqlite3_close(handle_); }
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  [[noreturn]] void fail() const {
    throw Error(Error::Kind::environment,
                fmt::format("the catalog {} fails: {}", name_, sqlite3_errmsg(handle_)));
  }

  void run(const char* sql) {
    if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
  }

  sqlite3* handle() const { return handle_; }

 private:
  sqlite3* handle_ = nullptr;
  std::string name_;
};

class Statement {
 public:
  Statement(const Database& database, const char* sql) : database_(database) {
    if (sqlite3_prepare_v3(database.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle_,
                           nullptr) != SQLITE_OK)
      database.fail();
  }
  ~Statement() { sqlite3_finalize(handle_); }
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  void bind(int parameter, std::uint32_t value) {
    check(sqlite3_bind_int64(handle_, parameter, value));
  }
  void bind_hash(int parameter, std::uint64_t value) {
    check(sqlite3_bind_int64(handle_, parameter, static_cast<sqlite3_int64>(value)));
  }
  void bind_text(int parameter, std::string_view value) {
    check(sqlite3_bind_text64(handle_, parameter, value.data() ? value.data() : "", value.size(),
                              SQLITE_STATIC, SQLITE_UTF8));
  }
  void bind_bytes(int parameter, std::string_view value) {
    check(sqlite3_bind_blob64(handle_, parameter, value.data() ? value.data() : "", value.size(),
                              SQLITE_STATIC));
  }

  void bind_nothing(int parameter) { check(sqlite3_bind_null(handle_, parameter)); }

  bool step() {
    const int result = sqlite3_step(handle_);
    if (result == SQLITE_ROW) return true;
    if (result != SQLITE_DONE) database_.fail();
    return false;
  }
  void reset() { sqlite3_reset(handle_); }

  std::uint32_t number(int column) const {
    return static_cast<std::uint32_t>(sqlite3_column_int64(handle_, column));
  }
  std::uint64_t hash(int column) const {
    return static_cast<std::uint64_t>(sqlite3_column_int64(handle_, column));
  }
  // Valid until the next step.
  std::string_view bytes(int column) const {
    const void* data = sqlite3_column_blob(handle_, column);
    if (data == nullptr) return {};
    return {static_cast<const char*>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
  }

 private:
  void check(int result) const {
    if (result != SQLITE_OK) database_.fail();
  }

  const Database& database_;
  sqlite3_stmt* handle_ = nullptr;
};

// A statement is ready again when its use ends, whatever ended it.
class Use {
 public:
  explicit Use(Statement& statement) : statement_(statement) {}
  ~Use() { statement_.reset(); }
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  Statement* operator->() const { return &statement_; }

 private:
  Statement& statement_;
};

struct Statements {
  explicit Statements(const Database& d) : database(d) {}

  const Database& database;
  Statement add_article{database, "INSERT INTO article (origin, facts, anchors) VALUES (?, ?, ?)"};
  Statement add_site_line{database,
                          "INSERT INTO site_line (site, edge, hash, page) VALUES (?, ?, ?, ?)"};
  Statement add_person{database, "INSERT INTO person (key, origin, data) VALUES (?, ?, ?)"};
  Statement add_attachment{
      database, "INSERT INTO attachment (key, parent, origin, data) VALUES (?, ?, ?, ?)"};
  Statement person{database, "SELECT data FROM person WHERE key = ? ORDER BY origin, data LIMIT 1"};
  Statement attachment{database,
                       "SELECT data FROM attachment WHERE key = ? ORDER BY origin, data LIMIT 1"};
  Statement attachments_of{database,
                           "SELECT DISTINCT key FROM attachment WHERE parent = ? ORDER BY key"};
  Statement add_document{database, "INSERT INTO document (header, body) VALUES (?, ?)"};
  Statement anchors{database, "SELECT anchors FROM article WHERE seq = ?"};
  Statement facts{database,
                  "SELECT ifnull(merged.facts, article.facts) FROM article "
                  "LEFT JOIN merged USING (seq) WHERE seq = ?"};
  Statement source{database, "SELECT header, body FROM document WHERE seq = ?"};
  Statement replace{database, "INSERT INTO merged (seq, facts, header) VALUES (?, ?, ?)"};
  Statement put_decision{database, "INSERT INTO decision (row, seq, decided) VALUES (?, ?, ?)"};
  Statement decision{database, "SELECT decided FROM decision WHERE row = ?"};
  Statement document{database,
                     "SELECT ifnull(merged.header, document.header), body, decided FROM decision "
                     "JOIN document USING (seq) LEFT JOIN merged USING (seq) WHERE row = ?"};
};

}  // namespace

struct Store::State {
  explicit State(const std::string& path) {
    if (!path.empty()) file.emplace(path);
    database.emplace(file ? file->temporary_path() : "", path.empty() ? "in memory" : path);
    database->run(schema);
    statements.emplace(*database);
  }

  std::optional<AtomicFile> file;
  std::optional<Database> database;
  std::optional<Statements> statements;
  std::uint32_t size = 0;
};

Store::Store(const std::string& path) : state_(std::make_unique<State>(path)) {}

Store::~Store() = default;

void Store::add(const NewArticle& article) {
  const Use fast(state_->statements->add_article);
  fast->bind_text(1, article.origin);
  fast->bind_bytes(2, article.facts);
  fast->bind_bytes(3, article.anchors);
  fast->step();
  const Use large(state_->statements->add_document);
  large->bind_bytes(1, article.header);
  large->bind_bytes(2, article.body);
  large->step();
  ++state_->size;
}

std::uint32_t Store::size() const { return state_->size; }

void Store::add_site_line(const SiteRow& row) {
  const Use insert(state_->statements->add_site_line);
  insert->bind_hash(1, row.site);
  insert->bind(2, row.edge);
  insert->bind_hash(3, row.hash);
  insert->bind_hash(4, row.page);
  insert->step();
}

void Store::for_each_site_line(
    std::uint32_t fewest, const std::function<void(const SiteRow&, std::uint32_t)>& visit) const {
  Statement common(*state_->database,
                   "SELECT site, edge, hash, COUNT(DISTINCT page) AS pages FROM site_line "
                   "GROUP BY site, edge, hash HAVING pages >= ? ORDER BY site, edge, hash");
  common.bind(1, fewest);
  while (common.step())
    visit({common.hash(0), common.number(1), common.hash(2), 0}, common.number(3));
}

void Store::add_person(std::uint64_t key, std::string_view origin, std::string_view data) {
  const Use insert(state_->statements->add_person);
  insert->bind_hash(1, key);
  insert->bind_text(2, origin);
  insert->bind_bytes(3, data);
  insert->step();
}

void Store::add_attachment(std::uint64_t key, std::uint64_t parent, std::string_view origin,
                           std::string_view data) {
  const Use insert(state_->statements->add_attachment);
  insert->bind_hash(1, key);
  insert->bind_hash(2, parent);
  insert->bind_text(3, origin);
  insert->bind_bytes(4, data);
  insert->step();
}

std::string Store::person(std::uint64_t key) const {
  const Use query(state_->statements->person);
  query->bind_hash(1, key);
  return query->step() ? std::string(query->bytes(0)) : std::string();
}

std::string Store::attachment(std::uint64_t key) const {
  const Use query(state_->statements->attachment);
  query->bind_hash(1, key);
  return query->step() ? std::string(query->bytes(0)) : std::string();
}

void Store::for_each_attachment_of(std::uint64_t parent,
                                   const std::function<bool(std::uint64_t)>& visit) const {
  const Use query(state_->statements->attachments_of);
  query->bind_hash(1, parent);
  while (query->step())
    if (!visit(query->hash(0))) return;
}

void Store::index_origins() {
  state_->database->run(
      "CREATE UNIQUE INDEX article_origin ON article (origin);"
      "CREATE INDEX person_key ON person (key, origin);"
      "CREATE INDEX attachment_key ON attachment (key, origin);"
      "CREATE INDEX attachment_parent ON attachment (parent, key);");
}

void Store::for_each_article(
    const std::function<void(std::uint32_t, std::string_view)>& visit) const {
  Statement all(*state_->database,
                "SELECT seq, ifnull(merged.facts, article.facts) FROM article "
                "LEFT JOIN merged USING (seq) ORDER BY origin");
  while (all.step()) visit(all.number(0), all.bytes(1));
}

std::string Store::anchors(std::uint32_t seq) const {
  const Use query(state_->statements->anchors);
  query->bind(1, seq);
  return query->step() ? std::string(query->bytes(0)) : std::string();
}

std::string Store::facts(std::uint32_t seq) const {
  const Use query(state_->statements->facts);
  query->bind(1, seq);
  if (!query->step())
    throw Error(Error::Kind::environment, "an article is missing from the catalog");
  return std::string(query->bytes(0));
}

Store::Source Store::source(std::uint32_t seq) const {
  const Use query(state_->statements->source);
  query->bind(1, seq);
  if (!query->step())
    throw Error(Error::Kind::environment, "an article is missing from the catalog");
  return {std::string(query->bytes(0)), std::string(query->bytes(1))};
}

void Store::replace(std::uint32_t seq, std::string_view facts, std::string_view header) {
  const Use insert(state_->statements->replace);
  insert->bind(1, seq);
  insert->bind_bytes(2, facts);
  if (header.empty())
    insert->bind_nothing(3);
  else
    insert->bind_bytes(3, header);
  insert->step();
}

void Store::put_decision(std::uint32_t row, std::uint32_t seq, std::string_view decided) {
  const Use insert(state_->statements->put_decision);
  insert->bind(1, row);
  insert->bind(2, seq);
  insert->bind_bytes(3, decided);
  insert->step();
}

void Store::end_of_decisions() { state_->database->run("COMMIT"); }

std::string Store::decision(std::uint32_t row) const {
  const Use query(state_->statements->decision);
  query->bind(1, row);
  return query->step() ? std::string(query->bytes(0)) : std::string();
}

void Store::for_each_decision(
    const std::function<void(std::uint32_t, std::string_view, std::string_view)>& visit) const {
  Statement all(*state_->database,
                "SELECT row, decided, ifnull(merged.facts, article.facts) FROM decision "
                "JOIN article USING (seq) LEFT JOIN merged USING (seq) ORDER BY row");
  while (all.step()) visit(all.number(0), all.bytes(1), all.bytes(2));
}

Store::Document Store::document(std::uint32_t row) const {
  const Use query(state_->statements->document);
  query->bind(1, row);
  if (!query->step())
    throw Error(Error::Kind::environment, "an article is missing from the catalog");
  return {std::string(query->bytes(0)), std::string(query->bytes(1)), std::string(query->bytes(2))};
}

void Store::commit() {
  state_->statements.reset();
  state_->database.reset();
  if (state_->file) state_->file->commit();
}

}  // namespace offprint
