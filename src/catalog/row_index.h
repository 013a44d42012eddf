// Finds rows by a text that each has for itself: an id, a slug.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace offprint {

// Of each row it knows the number only, so that it costs from eight to sixteen bytes for each: the
// texts are where the caller has them, and `text_of(row)` gives them. Not thread-safe.
class RowIndex {
 public:
  // For at most so many rows.
  explicit RowIndex(std::size_t rows) : slots_(std::bit_ceil(2 * rows + 1), nobody) {}

  template <typename TextOf>
  std::optional<std::uint32_t> find(std::string_view text, TextOf text_of) const {
    std::size_t slot = first_slot(text);
    while (slots_[slot] != nobody && text_of(slots_[slot]) != text) slot = next(slot);
    return slots_[slot] != nobody ? std::optional(slots_[slot]) : std::nullopt;
  }

  // Each row once, and no text twice.
  void add(std::string_view text, std::uint32_t row) {
    std::size_t slot = first_slot(text);
    while (slots_[slot] != nobody) slot = next(slot);
    slots_[slot] = row;
  }

 private:
  static constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

  std::size_t first_slot(std::string_view text) const {
    return static_cast<std::size_t>(hash64(text)) & (slots_.size() - 1);
  }
  std::size_t next(std::size_t slot) const { return (slot + 1) & (slots_.size() - 1); }

  std::vector<std::uint32_t> slots_;  // open addressing; half of them stay empty
};

}  // namespace offprint
