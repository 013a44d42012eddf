// A finished catalog, for those who only look something up in it: nothing is written.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "catalog/sqlite.h"

namespace offprint {

// An article as people see it (article_table.h).
struct ShownArticle {
  std::uint32_t seq = 0;
  std::string id, slug, origin, url, title, section, language, state;
  std::string published;  // ISO 8601, or ""
  std::vector<std::string> tags, people;
};

// What it says, as plain text.
struct ArticleText {
  std::string intro;  // subtitle and dek
  std::string body;   // without what all pages of its site have
};

// Not thread-safe. It sees the catalog as it was when it was opened. Throws Error{environment},
// when a build is at work on the catalog, too; DamagedCatalog.
class CatalogReader {
 public:
  // Throws Error{usage} when there is none at `path`, or none of this form.
  explicit CatalogReader(const std::string& path);
  ~CatalogReader();

  // By seq, all but those that were made one with another. `key` is another one whenever anything
  // is that readers see.
  void for_each(const std::function<void(std::uint32_t seq, std::uint64_t key)>& visit) const;
  ShownArticle article(std::uint32_t seq) const;
  ArticleText text(std::uint32_t seq) const;

 private:
  struct Statements;

  Database database_;
  std::unique_ptr<Statements> statements_;
};

}  // namespace offprint
