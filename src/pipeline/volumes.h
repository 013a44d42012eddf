// How a book's articles are divided into volumes and parts.
#pragma once

#include <cstdint>
#include <vector>

#include "model/publication.h"

namespace offprint {

inline constexpr std::uint32_t no_part = 0xFFFFFFFF;  // comes after all parts

struct ShelvedArticle {
  std::uint32_t row = 0;
  std::uint32_t part = no_part;  // parts come in the order of their numbers
  bool is_dated = false;
  std::uint64_t size = 0;  // bytes that it is expected to take
};

struct VolumeLimits {
  std::uint32_t articles = 1;  // at least 1
  std::uint64_t bytes = 0;     // 0: any number
};

// Takes the articles in the book's order, and puts them in the order of its volumes: within each by
// part, then as they came. Returns where each volume begins (the first at 0).
//
// Of books ordered by date, whichever way, the first volume has the articles without a date and the
// oldest ones, and so on, so that an article that is newer than all others moves none of them to
// another volume. Others are filled as they are read. An article that is larger than a volume has
// one of its own. Thread-safe.
std::vector<std::uint32_t> shelve(std::vector<ShelvedArticle>& articles, Order order,
                                  const VolumeLimits& limits);

}  // namespace offprint
