// What the strata of decide know of every article at once, in memory.
#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "catalog/facts.h"

namespace offprint {

// Visits all articles by row, as often as wanted.
using FactScan = std::function<void(const std::function<void(const Facts&)>&)>;

// The views point into a TextPool.
struct DecisionRow {
  std::string_view origin, explicit_id;
  std::string_view slug;  // as proposed, never empty
  std::int64_t published =
      std::numeric_limits<std::int64_t>::max();  // seconds since the epoch; the maximum: unknown
  std::uint64_t fingerprint = 0;
  bool exported = false;
  bool withdrawn = false;
};

// By row, so by origin.
using DecisionRows = std::vector<DecisionRow>;

// Keeps many small texts with little more than their bytes. What keep() returns stays valid as long
// as the pool.
class TextPool {
 public:
  std::string_view keep(std::string_view text);

 private:
  static constexpr std::size_t block_size = 1 << 16;

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t left_ = 0;
  char* next_ = nullptr;
};

DecisionRow decision_row(const Facts& facts, TextPool& pool);

}  // namespace offprint
