// What Records are made of, and where their links lead.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace offprint {

class RecordKeys {
 public:
  explicit RecordKeys(std::uint32_t articles = 0) : keys_(articles), ends_(articles) {}

  // In ascending order of rows.
  void put(std::uint32_t row, std::uint64_t key, const std::vector<std::uint32_t>& links) {
    keys_[row] = key;
    links_.insert(links_.end(), links.begin(), links.end());
    for (; done_ < row; ++done_) ends_[done_] = begin_of(done_);
    ends_[done_++] = static_cast<std::uint32_t>(links_.size());
  }

  std::uint32_t articles() const { return static_cast<std::uint32_t>(keys_.size()); }
  // Entry::record_key; 0 for articles that are not exported.
  std::uint64_t key(std::uint32_t row) const { return keys_[row]; }
  // Rows, as Entry::links has them.
  std::span<const std::uint32_t> links(std::uint32_t row) const {
    return std::span(links_).subspan(begin_of(row), ends_[row] - begin_of(row));
  }

 private:
  std::uint32_t begin_of(std::uint32_t row) const { return row == 0 ? 0 : ends_[row - 1]; }

  std::vector<std::uint64_t> keys_;
  std::vector<std::uint32_t> ends_;  // of each one's links
  std::vector<std::uint32_t> links_;
  std::uint32_t done_ = 0;
};

}  // namespace offprint
