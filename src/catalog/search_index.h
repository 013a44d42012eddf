// The words of all articles of a catalog, in a file of their own: made and brought up to date when
// somebody looks for something, and never by a build.
//
//   indexed  seq, doc, key, language, published   which row of `words` an article has
//   words    title, intro, tags, people, section, body   FTS5, which keeps no texts: snippets are
//                                                 made of what the catalog has of the few that are
//                                                 found. Rows stay when their articles go, since
//                                                 such a table can take back only what it is shown
//                                                 again; it is made anew when most rows are such.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "catalog/catalog_reader.h"
#include "catalog/search_query.h"
#include "catalog/sqlite.h"

namespace offprint {

// Around the words that were looked for, in SearchHit.
inline constexpr char search_mark_begin = '\x02';
inline constexpr char search_mark_end = '\x03';

struct SearchHit {
  ShownArticle article;
  std::string title, snippet;  // with marks, on one line each
};

struct SearchResult {
  std::uint32_t total = 0;  // articles that have what was looked for
  std::vector<SearchHit> hits;
};

// Not thread-safe. Throws Error{environment}; DamagedCatalog when the file is to be made anew.
class SearchIndex {
 public:
  // Made when there is none, or none of this form.
  explicit SearchIndex(const std::string& path);

  void update(const CatalogReader& catalog);
  // The best `limit` ones. Words in titles, tags and names count more than those in texts; of a
  // query without words, the latest come first.
  SearchResult find(const CatalogReader& catalog, const SearchQuery& query,
                    std::uint32_t limit) const;

 private:
  void make_tables();
  void add(const CatalogReader& catalog, std::uint32_t seq, std::uint64_t key, std::uint64_t doc);
  std::vector<SearchHit> show(const CatalogReader& catalog, const SearchQuery& query,
                              const std::vector<std::uint32_t>& seqs) const;

  mutable Database database_;
};

// With the index at `index_path`, which is made anew when it is damaged.
SearchResult search(const CatalogReader& catalog, const std::string& index_path,
                    const SearchQuery& query, std::uint32_t limit);

}  // namespace offprint
