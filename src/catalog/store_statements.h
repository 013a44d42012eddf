// What store.cc asks of SQLite for one article at a time. For store.cc.
#pragma once

#include "catalog/sqlite.h"

namespace offprint {

struct StoreStatements {
  explicit StoreStatements(const Database& d) : database(d) {}

  const Database& database;
  Statement about{database, "SELECT value FROM about WHERE name = ?"};
  Statement set_about{database, "INSERT OR REPLACE INTO about (name, value) VALUES (?, ?)"};
  Statement add_article{database,
                        "INSERT INTO facts (seq, source, origin, state, site, content, data, "
                        "anchors, lines, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"};
  Statement add_document{database,
                         "INSERT INTO document (seq, header, body, seal) VALUES (?, ?, ?, ?)"};
  Statement add_site_line{database,
                          "INSERT INTO site_line (site, edge, hash, page) VALUES (?, ?, ?, ?)"};
  Statement anchors{database, "SELECT anchors FROM facts WHERE seq = ?"};
  Statement facts{database,
                  "SELECT ifnull(merged.facts, facts.data) FROM facts "
                  "LEFT JOIN merged USING (seq) WHERE seq = ?"};
  Statement document{database, "SELECT header, body, seal FROM document WHERE seq = ?"};
  Statement merged{database, "SELECT header FROM merged WHERE seq = ?"};
  Statement of_source{database,
                      "SELECT seq, origin, anchors FROM facts WHERE origin = ?1 "
                      "OR (origin > ?1 || '//' AND origin < ?1 || '/0')"};
  Statement remove_article{database, "DELETE FROM facts WHERE seq = ?"};
  Statement remove_document{database, "DELETE FROM document WHERE seq = ?"};
  Statement remove_decision{database, "DELETE FROM decision WHERE seq = ?"};
  Statement replace{database, "INSERT INTO merged (seq, facts, header) VALUES (?, ?, ?)"};
  Statement put_decision{database,
                         "INSERT OR REPLACE INTO decision (seq, facts, names, decided, seal) "
                         "VALUES (?, ?, ?, ?, ?)"};
  Statement decision{database, "SELECT decided, seal, facts, names FROM decision WHERE seq = ?"};
};

}  // namespace offprint
