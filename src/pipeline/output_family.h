// One entry of the configuration, and the outputs that the articles make of it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/feed_parts.h"
#include "pipeline/listed_articles.h"
#include "pipeline/selected_rows.h"
#include "pipeline/selection.h"
#include "pipeline/value_table.h"
#include "pipeline/volumes.h"

namespace offprint {

// Every entry of the catalog goes through add(), then finish() is called once. Not thread-safe.
class OutputFamily {
 public:
  // Keeps about `memory` bytes of articles in memory.
  OutputFamily(const OutputSpec& spec, const Publication& publication, std::size_t memory);

  // Throws Error{usage} when there are too many outputs.
  void add(const Entry& entry, Diagnostics& diagnostics);

  // The outputs, in the order of their values. Reports what was left out.
  std::vector<SelectedOutput> finish(const Catalog& catalog, Diagnostics& diagnostics);

 private:
  using Numbers = std::vector<std::uint32_t>;  // of values, one for each facet of the path
  struct Ranks {
    Numbers of_value;  // by number
    Numbers value_at;  // by rank
  };

  // The number of the output that has these values.
  std::uint32_t member(const Numbers& values);
  [[noreturn]] void refuse_so_many() const;
  void report(const Catalog& catalog, Diagnostics& diagnostics) const;
  // The output of these values, without articles.
  SelectedOutput describe(const Numbers& values,
                          const std::vector<std::vector<std::string>>& slugs) const;
  std::string title_of(const Numbers& values, const std::string& language) const;
  std::string label(Facet facet, const Numbers& values, const std::string& language) const;
  const std::string& language_of(const OutputSpec& output) const;
  // What finish() gathers of the articles of one output: as its kind needs to know them.
  struct Gathered {
    std::vector<ShelvedArticle> for_volumes;
    std::vector<FeedArticle> for_feed;
  };
  void put_articles(Gathered articles, SelectedOutput& output, std::uint32_t catalog_size) const;
  void shelve_book(std::vector<ShelvedArticle>& articles, SelectedOutput& output) const;
  std::vector<Part> parts_of(const std::vector<ShelvedArticle>& articles,
                             const std::vector<std::uint32_t>& volumes,
                             const std::string& language) const;
  std::string part_title(std::uint32_t part, const std::string& language) const;
  const Ranks& ranks_in(const std::string& language) const;
  std::vector<SelectedOutput> in_order_of_values(std::vector<SelectedOutput> outputs) const;

  OutputSpec spec_;
  const Publication& publication_;
  bool takes_no_articles_;                // a list of other outputs
  bool is_divided_early_;                 // a feed
  std::vector<ValueTable> tables_;        // one for each facet of the path
  std::optional<ValueTable> division_;    // what the book is divided by
  std::optional<ListedArticles> listed_;  // or neither
  std::map<Numbers, std::uint32_t> members_;
  SelectedRows rows_;
  std::map<Facet, std::uint32_t> lacking_;  // articles that are in no output for want of a value
  mutable std::map<std::string, Ranks> ranks_;  // of the parts, by language
};

}  // namespace offprint
