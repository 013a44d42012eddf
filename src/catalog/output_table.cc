#include "catalog/output_table.h"

#include "base/hash.h"
#include "catalog/diagnostic_json.h"

namespace offprint {
namespace {

std::uint64_t seal_of(const StoredOutput& output, std::string_view said) {
  const std::uint64_t seed = hash64(output.path, output.id * 31 + output.key);
  return hash64(said, hash64(output.data, seed));
}

std::string_view unsealed(std::string_view data, std::uint64_t seed, std::uint64_t seal) {
  if (hash64(data, seed) != seal)
    throw DamagedCatalog("what the catalog knows of an output is damaged");
  return data;
}

StoredOutput output_in(const Statement& row) {
  StoredOutput output{
      row.number32(0), std::string(row.bytes(1)), row.number(2), std::string(row.bytes(3)), {}};
  if (seal_of(output, row.bytes(4)) != row.number(5))
    throw DamagedCatalog("what the catalog knows of an output is damaged");
  output.said = decode_diagnostics(row.bytes(4));
  return output;
}

std::uint64_t seed_of(std::uint32_t output, std::uint32_t part) {
  return std::uint64_t{output} << 32 | part;
}

}  // namespace

struct OutputTable::Statements {
  explicit Statements(const Database& d) : database(d) {}

  const Database& database;
  Statement find{database, "SELECT id, path, key, data, said, seal FROM output WHERE path = ?"};
  Statement set_aside{database, "UPDATE output SET path = ?, seal = ? WHERE id = ?"};
  Statement begin{database,
                  "INSERT INTO output (path, key, data, said, seal) VALUES (?, 0, '', '[]', 0)"};
  Statement finish{database,
                   "UPDATE output SET key = ?, data = ?, said = ?, seal = ? WHERE id = ?"};
  Statement remove{database, "DELETE FROM output WHERE path = ?"};
  Statement remove_renditions{
      database, "DELETE FROM rendition WHERE output = (SELECT id FROM output WHERE path = ?)"};
  Statement add_renditions{database,
                           "INSERT INTO rendition (output, part, data, seal) VALUES (?, ?, ?, ?)"};
  Statement remove_places{
      database, "DELETE FROM place WHERE output = (SELECT id FROM output WHERE path = ?)"};
  Statement add_places{database,
                       "INSERT INTO place (output, part, data, seal) VALUES (?, ?, ?, ?)"};
  Statement places{database, "SELECT data, seal FROM place WHERE output = ? AND part = ?"};
  Statement renditions{
      database, "SELECT part, data, seal FROM rendition WHERE output = ? ORDER BY part"};
  Statement put_reported{
      database, "INSERT OR REPLACE INTO reported (seq, record, said, seal) VALUES (?, ?, ?, ?)"};
  Statement forget{database, "DELETE FROM reported WHERE seq = ?"};
};

OutputTable::OutputTable(Database& database)
    : database_(database), statements_(std::make_shared<Statements>(database)) {}

std::optional<StoredOutput> OutputTable::find(std::string_view path) const {
  const Use query(statements_->find);
  query->bind_text(1, path);
  if (!query->step()) return {};
  return output_in(statements_->find);
}

void OutputTable::for_each(const std::function<void(const StoredOutput&)>& visit) const {
  Statement all(database_, "SELECT id, path, key, data, said, seal FROM output ORDER BY path");
  while (all.step()) visit(output_in(all));
}

std::uint32_t OutputTable::begin(std::string_view path) {
  if (auto former = find(path)) {
    former->path += '\n' + std::to_string(former->id);
    const Use update(statements_->set_aside);
    update->bind_text(1, former->path);
    update->bind(2, seal_of(*former, encode_diagnostics(former->said)));
    update->bind(3, former->id);
    update->step();
  }
  const Use insert(statements_->begin);
  insert->bind_text(1, path);
  insert->step();
  return static_cast<std::uint32_t>(database_.number("SELECT last_insert_rowid()"));
}

void OutputTable::add_renditions(std::uint32_t output, std::uint32_t part, std::string_view data) {
  const Use insert(statements_->add_renditions);
  insert->bind(1, output);
  insert->bind(2, part);
  insert->bind_text(3, data);
  insert->bind(4, hash64(data, seed_of(output, part)));
  insert->step();
}

void OutputTable::for_each_renditions(std::uint32_t output,
                                      const std::function<void(std::string_view)>& visit) const {
  const Use all(statements_->renditions);
  all->bind(1, output);
  while (all->step())
    visit(unsealed(all->bytes(1), seed_of(output, all->number32(0)), all->number(2)));
}

void OutputTable::add_places(std::uint32_t output, std::uint32_t part, std::string_view data) {
  const Use insert(statements_->add_places);
  insert->bind(1, output);
  insert->bind(2, part);
  insert->bind_bytes(3, data);
  insert->bind(4, hash64(data, seed_of(output, part)));
  insert->step();
}

std::string OutputTable::places(std::uint32_t output, std::uint32_t part) const {
  const Use query(statements_->places);
  query->bind(1, output);
  query->bind(2, part);
  if (!query->step()) return {};
  return std::string(unsealed(query->bytes(0), seed_of(output, part), query->number(1)));
}

void OutputTable::finish(const StoredOutput& output) {
  const std::string said = encode_diagnostics(output.said);
  const Use update(statements_->finish);
  update->bind(1, output.key);
  update->bind_bytes(2, output.data);
  update->bind_text(3, said);
  update->bind(4, seal_of(output, said));
  update->bind(5, output.id);
  update->step();
}

void OutputTable::remove(std::string_view path) {
  for (Statement* remove :
       {&statements_->remove_renditions, &statements_->remove_places, &statements_->remove}) {
    const Use use(*remove);
    use->bind_text(1, path);
    use->step();
  }
}

void OutputTable::for_each_reported(
    const std::function<void(std::uint32_t, std::uint64_t, std::string_view)>& visit) const {
  Statement all(database_, "SELECT seq, record, said, seal FROM reported");
  while (all.step()) {
    const std::uint64_t seq = all.number(0), record = all.number(1);
    visit(static_cast<std::uint32_t>(seq), record,
          unsealed(all.bytes(2), record + seq, all.number(3)));
  }
}

void OutputTable::put_reported(std::uint32_t seq, std::uint64_t record, const Diagnostics& said) {
  const std::string data = encode_diagnostics(said);
  const Use insert(statements_->put_reported);
  insert->bind(1, seq);
  insert->bind(2, record);
  insert->bind_text(3, data);
  insert->bind(4, hash64(data, record + seq));
  insert->step();
}

void OutputTable::forget(std::uint32_t seq) {
  const Use remove(statements_->forget);
  remove->bind(1, seq);
  remove->step();
}

}  // namespace offprint
