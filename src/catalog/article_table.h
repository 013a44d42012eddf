// Articles as people see them who ask the catalog with sqlite3: the program writes these rows and
// never reads them back. What is not known is NULL. README.md, "The catalog", has the columns.
//
//   article         seq, id, slug, origin, url, title, section, series, language, published,
//                   modified, words, state, format, tags, people   (tags, people: JSON)
// and views of it:
//   article_tag     seq, position, tag, label   (tag: its slug)
//   article_person  seq, position, role, name, sort_name
//   tag             tag, label, articles                      of published articles
//   person          name, sort_name, written, articles         of published articles
#pragma once

#include <cstdint>
#include <memory>

#include "catalog/sqlite.h"
#include "model/decisions.h"

namespace offprint {

struct Facts;

// Not thread-safe. Throws Error{environment}.
class ArticleTable {
 public:
  static const char* const schema;

  // `database` must outlive this, and have the tables.
  explicit ArticleTable(Database& database);

  // In the place of what is there of that number.
  void put(std::uint32_t seq, const Facts& facts, const ArticleDecisions& decisions);
  void remove(std::uint32_t seq);

 private:
  struct Statements;

  std::shared_ptr<Statements> statements_;
};

}  // namespace offprint
