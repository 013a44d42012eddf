#include "catalog/source_table.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "catalog/diagnostic_json.h"

namespace offprint {
namespace {

constexpr const char* put_source =
    "INSERT OR REPLACE INTO source (id, origin, reader, size, modified, inode, content, \"from\", "
    "until, articles, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

using Numbers = std::array<std::uint64_t, 8>;

std::uint64_t seal_of(const Numbers& numbers, std::string_view text) {
  return hash64({reinterpret_cast<const char*>(numbers.data()), sizeof numbers}, hash64(text));
}

std::uint64_t seal_of(const KnownSource& source) {
  const FileStamp& stamp = source.stamp;
  return seal_of({source.id, stamp.size, static_cast<std::uint64_t>(stamp.modified_ns), stamp.inode,
                  stamp.content, static_cast<std::uint64_t>(source.moments.from),
                  static_cast<std::uint64_t>(source.moments.until), source.articles},
                 source.origin + '\n' + source.reader);
}

void bind_stamp(Statement& statement, int first, const FileStamp& stamp) {
  statement.bind(first, stamp.size);
  statement.bind(first + 1, static_cast<std::uint64_t>(stamp.modified_ns));
  statement.bind(first + 2, stamp.inode);
  statement.bind(first + 3, stamp.content);
}

FileStamp stamp_in(const Statement& row, int first) {
  return {row.number(first), static_cast<std::int64_t>(row.number(first + 1)),
          row.number(first + 2), row.number(first + 3)};
}

[[noreturn]] void reject() { throw DamagedCatalog("the catalog's list of files is damaged"); }

}  // namespace

void write_stamp(const FileStamp& stamp, ByteWriter& out) {
  out.number(stamp.size);
  out.number(static_cast<std::uint64_t>(stamp.modified_ns));
  out.number(stamp.inode);
  out.number(stamp.content);
}

void write_asked(const std::vector<AskedFile>& asked, ByteWriter& out) {
  out.list(asked, [&](const AskedFile& file) {
    out.text(file.path);
    write_stamp(file.stamp, out);
  });
}

FileStamp read_stamp(ByteReader& in) {
  FileStamp stamp;
  stamp.size = in.number();
  stamp.modified_ns = static_cast<std::int64_t>(in.number());
  stamp.inode = in.number();
  stamp.content = in.number();
  return stamp;
}

std::vector<AskedFile> read_asked(ByteReader& in) {
  std::vector<AskedFile> asked;
  in.list([&] {
    std::string path(in.text());
    asked.push_back({std::move(path), read_stamp(in)});
  });
  return asked;
}

void Moments::narrow(const Moments& other) {
  from = std::max(from, other.from);
  until = std::min(until, other.until);
}

struct SourceTable::Statements {
  explicit Statements(const Database& d) : database(d) {}

  const Database& database;
  Statement source{database, put_source};
  Statement asked{database, "INSERT OR REPLACE INTO asked (source, files, seal) VALUES (?, ?, ?)"};
  Statement said{database, "INSERT INTO said (source, data, seal) VALUES (?, ?, ?)"};
};

SourceTable::SourceTable(Database& database)
    : database_(database), statements_(std::make_shared<Statements>(database)) {}

void SourceTable::put(const KnownSource& source, const std::vector<AskedFile>& asked,
                      const Diagnostics& said) {
  refresh(source);
  if (!asked.empty()) refresh(source.id, asked);
  if (said.empty()) return;
  const std::string data = encode_diagnostics(said);
  const Use insert(statements_->said);
  insert->bind(1, source.id);
  insert->bind_text(2, data);
  insert->bind(3, hash64(data, source.id));
  insert->step();
}

void SourceTable::refresh(const KnownSource& source) {
  const Use insert(statements_->source);
  insert->bind(1, source.id);
  insert->bind_text(2, source.origin);
  insert->bind_text(3, source.reader);
  bind_stamp(statements_->source, 4, source.stamp);
  insert->bind(8, static_cast<std::uint64_t>(source.moments.from));
  insert->bind(9, static_cast<std::uint64_t>(source.moments.until));
  insert->bind(10, source.articles);
  insert->bind(11, seal_of(source));
  insert->step();
}

void SourceTable::refresh(std::uint32_t source, const std::vector<AskedFile>& asked) {
  ByteWriter out;
  write_asked(asked, out);
  const std::string files = std::move(out).take();
  const Use insert(statements_->asked);
  insert->bind(1, source);
  insert->bind_bytes(2, files);
  insert->bind(3, hash64(files, source));
  insert->step();
}

void SourceTable::remove(const KnownSource& source) {
  Statement row(database_, "DELETE FROM source WHERE origin = ?");
  row.bind_text(1, source.origin);
  row.step();
  for (const char* sql :
       {"DELETE FROM asked WHERE source = ?", "DELETE FROM said WHERE source = ?"}) {
    Statement rows(database_, sql);
    rows.bind(1, source.id);
    rows.step();
  }
}

void SourceTable::for_each(const std::function<void(const KnownSource&)>& visit) const {
  Statement all(database_,
                "SELECT id, origin, reader, size, modified, inode, content, \"from\", until, "
                "articles, seal FROM source ORDER BY origin");
  KnownSource source;
  while (all.step()) {
    source.id = all.number32(0);
    source.origin = all.bytes(1);
    source.reader = all.bytes(2);
    source.stamp = stamp_in(all, 3);
    source.moments = {static_cast<std::int64_t>(all.number(7)),
                      static_cast<std::int64_t>(all.number(8))};
    source.articles = all.number32(9);
    if (seal_of(source) != all.number(10)) reject();
    visit(source);
  }
}

void SourceTable::for_each_asked(
    const std::function<void(std::uint32_t, std::string_view)>& visit) const {
  Statement all(database_, "SELECT source, files, seal FROM asked ORDER BY source");
  while (all.step()) {
    const std::uint32_t source = all.number32(0);
    if (hash64(all.bytes(1), source) != all.number(2)) reject();
    visit(source, all.bytes(1));
  }
}

void SourceTable::for_each_said(
    const std::function<void(std::uint32_t, const Diagnostics&)>& visit) const {
  Statement all(database_, "SELECT source, data, seal FROM said ORDER BY source");
  while (all.step()) {
    const std::uint32_t source = all.number32(0);
    if (hash64(all.bytes(1), source) != all.number(2)) reject();
    visit(source, decode_diagnostics(all.bytes(1)));
  }
}

std::uint32_t SourceTable::greatest_id() const {
  return static_cast<std::uint32_t>(database_.number("SELECT max(id) FROM source"));
}

}  // namespace offprint
