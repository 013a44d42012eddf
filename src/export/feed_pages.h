// Which archive page an article is in.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace offprint {

// A day as it is written in a date, whatever its zone; 0 = undated. Larger is later.
using Day = std::uint32_t;
Day day_of(const std::optional<Date>& date);

// A page holds the articles of some days that follow each other.
struct FeedPeriod {
  std::string name;  // "2024-05", "2024-05-17" or "undated"
  Day first = 0;     // day that it holds; the later ones are those up to the next page's first
};

// The pages of articles that are so many a day, oldest first. Each month has a page, which holds
// the articles of its first days: all, or as many days as have at most `page_size` of them (the
// first day whatever it has). Each day after these has a page of its own. So an article that is
// added changes nothing for those of earlier days, and one that is the newest of its month changes
// nothing for any other: pages keep what they hold and how they are called (RFC 5005, section 4).
// Those without a date have a page, the oldest.
std::vector<FeedPeriod> feed_periods(const std::map<Day, std::uint32_t>& articles,
                                     std::uint32_t page_size);

// "out/feed.xml" → "out/feed-2024-05.xml"; addresses, too.
std::string page_path(std::string_view path, std::string_view period);
// The feed whose page, or a compressed copy of it, could be at `path`; "" when none could.
std::string feed_of_page(std::string_view path);

}  // namespace offprint
