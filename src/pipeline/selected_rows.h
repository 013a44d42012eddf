// The articles of many outputs, each in its output's order, sorted outside memory.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "base/record_sorter.h"
#include "catalog/catalog.h"
#include "export/feed_pages.h"
#include "model/publication.h"

namespace offprint {

// An article as an output takes it up.
struct SelectedRow {
  std::uint32_t output = 0;  // a number of the caller's
  std::uint32_t row = 0;
  std::uint32_t part = 0;      // a number of the caller's
  Day day = 0;                 // of publication
  std::optional<Date> latest;  // published or modified
  std::uint64_t size = 0;      // bytes that it is expected to take in a book
};

// Not thread-safe. Throws Error{environment}.
class SelectedRows {
 public:
  // Keeps about `memory` bytes in memory.
  explicit SelectedRows(std::size_t memory) : keys_(memory) {}

  void add(std::uint32_t output, std::uint32_t part, const Entry& entry, Order order);
  // Counts what articles play into their size from now on.
  void count_media() { counts_media_ = true; }
  // The same in an order of the caller's; of equal ranks, that of rows.
  void add_ranked(std::uint32_t output, std::uint32_t part, const Entry& entry, std::uint64_t rank);

  // By output, then in the order.
  void for_each(const std::function<void(const SelectedRow&)>& visit) const;

 private:
  void add(SortKey key, std::uint32_t part, const Entry& entry);

  RecordSorter keys_;
  bool counts_media_ = false;
};

}  // namespace offprint
