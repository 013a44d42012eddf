#include "catalog/declared_table.h"

#include "base/hash.h"

namespace offprint {
namespace {

std::uint64_t seal_of(std::uint64_t key, std::uint64_t parent, std::string_view origin,
                      std::string_view data) {
  return hash64(data, hash64(origin, key ^ parent * 3));
}

}  // namespace

struct DeclaredTable::Statements {
  explicit Statements(const Database& d) : database(d) {}

  const Database& database;
  Statement add_person{
      database,
      "INSERT INTO declared_person (source, key, origin, data, seal) VALUES (?, ?, ?, ?, ?)"};
  Statement add_attachment{
      database,
      "INSERT INTO declared_attachment (source, key, parent, origin, data, seal) "
      "VALUES (?, ?, ?, ?, ?, ?)"};
  Statement remove{database, "INSERT OR IGNORE INTO removed_source (source) VALUES (?)"};
  Statement person{database,
                   "SELECT data, origin, 0, seal FROM declared_person WHERE key = ? "
                   "ORDER BY origin, data LIMIT 1"};
  Statement attachment{database,
                       "SELECT data, origin, parent, seal FROM declared_attachment WHERE key = ? "
                       "ORDER BY origin, data LIMIT 1"};
  Statement attachments_of{
      database, "SELECT DISTINCT key FROM declared_attachment WHERE parent = ? ORDER BY key"};
};

DeclaredTable::DeclaredTable(Database& database) : database_(database) {
  database.run("CREATE TEMP TABLE removed_source (source INTEGER PRIMARY KEY)");
  statements_ = std::make_shared<Statements>(database);
}

void DeclaredTable::add_person(std::uint32_t source, std::uint64_t key, std::string_view origin,
                               std::string_view data) {
  const Use insert(statements_->add_person);
  insert->bind(1, source);
  insert->bind(2, key);
  insert->bind_text(3, origin);
  insert->bind_bytes(4, data);
  insert->bind(5, seal_of(key, 0, origin, data));
  insert->step();
  has_changed_ = true;
}

void DeclaredTable::add_attachment(std::uint32_t source, std::uint64_t key, std::uint64_t parent,
                                   std::string_view origin, std::string_view data) {
  const Use insert(statements_->add_attachment);
  insert->bind(1, source);
  insert->bind(2, key);
  insert->bind(3, parent);
  insert->bind_text(4, origin);
  insert->bind_bytes(5, data);
  insert->bind(6, seal_of(key, parent, origin, data));
  insert->step();
  has_changed_ = true;
}

void DeclaredTable::remove(std::uint32_t source) {
  const Use insert(statements_->remove);
  insert->bind(1, source);
  insert->step();
  any_removed_ = true;
}

void DeclaredTable::index() {
  for (const char* remove :
       {"DELETE FROM declared_person WHERE source IN (SELECT source FROM removed_source)",
        "DELETE FROM declared_attachment WHERE source IN (SELECT source FROM removed_source)"}) {
    if (!any_removed_) break;
    database_.run(remove);
    has_changed_ |= database_.number("SELECT changes()") > 0;
  }
  database_.run(
      "CREATE INDEX IF NOT EXISTS declared_person_key ON declared_person (key, origin);"
      "CREATE INDEX IF NOT EXISTS declared_attachment_key ON declared_attachment (key, origin);"
      "CREATE INDEX IF NOT EXISTS declared_attachment_parent ON declared_attachment (parent, "
      "key);");
}

namespace {

std::string data_of(Statement& query, std::uint64_t key) {
  const Use use(query);
  use->bind(1, key);
  if (!use->step()) return {};
  const std::string_view data = use->bytes(0);
  if (seal_of(key, use->number(2), use->bytes(1), data) != use->number(3))
    throw DamagedCatalog("what a document declares is damaged in the catalog");
  return std::string(data);
}

}  // namespace

std::string DeclaredTable::person(std::uint64_t key) const {
  return data_of(statements_->person, key);
}

std::string DeclaredTable::attachment(std::uint64_t key) const {
  return data_of(statements_->attachment, key);
}

void DeclaredTable::for_each_attachment_of(std::uint64_t parent,
                                           const std::function<bool(std::uint64_t)>& visit) const {
  const Use query(statements_->attachments_of);
  query->bind(1, parent);
  while (query->step())
    if (!visit(query->number(0))) return;
}

}  // namespace offprint
