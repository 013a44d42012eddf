// The articles of a feed that is written at its end, by what its files need to know of them. They
// are sorted outside memory, and their items are elsewhere.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/record_sorter.h"
#include "export/feed_pages.h"

namespace offprint {

struct FeedRow {
  std::string id;
  std::optional<Date> published, modified;
  std::uint64_t offset = 0;  // of its item
  std::uint32_t size = 0;
};

// The newer of both dates.
std::optional<Date> latest_of(const FeedRow& row);

// Not thread-safe. Throws Error{environment}.
class FeedRows {
 public:
  // With `by_day`, for_each_by_day may be called.
  explicit FeedRows(bool by_day) : by_day_(by_day) {}

  void add(const FeedRow& row);

  using Visit = std::function<bool(const FeedRow&)>;  // false: enough
  // By the newer of both dates, the newest first and those without one last; then by id.
  void for_each_by_latest(const Visit& visit) const;
  // By the day of publication, the latest first and those without one last; then by the moment of
  // publication, the latest first; then by id.
  void for_each_by_day(const Visit& visit) const;

 private:
  // Several dozen feeds are written at once.
  static constexpr std::size_t memory = 1 << 19;

  bool by_day_;
  RecordSorter latest_{memory}, days_{memory};
};

}  // namespace offprint
