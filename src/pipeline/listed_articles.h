// Books that are listed by hand: which articles their parts name.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.h"
#include "base/pattern.h"
#include "catalog/catalog.h"
#include "model/book_spec.h"

namespace offprint {

// Not thread-safe.
class ListedArticles {
 public:
  // Throws Error{usage} for what is no glob.
  explicit ListedArticles(const std::vector<PartSpec>& parts);

  // Where an article is named first.
  struct Place {
    std::uint32_t part = 0;
    std::uint32_t pattern = 0;  // counted through all parts
  };
  // Nothing when no part names the article. One that is named again is reported, as long as there
  // are not thousands.
  std::optional<Place> find(std::string_view origin, Diagnostics& diagnostics);

  // After the last article: reports the patterns that named nothing, with the nearest article.
  // `book` is what the messages call the output.
  void report(const Catalog& catalog, const std::string& book, Diagnostics& diagnostics) const;

 private:
  struct Pattern {
    std::string text;
    std::uint32_t part = 0;
    bool is_used = false;
  };

  std::vector<Pattern> patterns_;
  std::uint32_t repeated_ = 0;                                            // articles
  std::map<std::string, std::vector<std::uint32_t>, std::less<>> paths_;  // without a wildcard
  std::vector<std::pair<Glob, std::uint32_t>> globs_;
};

}  // namespace offprint
