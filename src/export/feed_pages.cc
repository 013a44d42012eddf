#include "export/feed_pages.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/file_system.h"

namespace offprint {
namespace {

constexpr Day days_of_month = 1U << 5U;

std::string month_name(Day day) { return fmt::format("{:04}-{:02}", day >> 9U, day >> 5U & 15U); }

std::string day_name(Day day) {
  return fmt::format("{}-{:02}", month_name(day), day % days_of_month);
}

bool is_like(char c, char form) { return form == '0' ? c >= '0' && c <= '9' : c == form; }

}  // namespace

Day day_of(const std::optional<Date>& date) {
  return date ? static_cast<Day>(date->year) << 9U | date->month << 5U | date->day : 0;
}

std::vector<FeedPeriod> feed_periods(const std::map<Day, std::uint32_t>& articles,
                                     std::uint32_t page_size) {
  std::vector<FeedPeriod> periods;
  Day month = 0;
  std::uint64_t of_month = 0;
  for (const auto& [day, count] : articles) {
    of_month += count;
    if (day == 0) {
      periods.push_back({"undated", day});
    } else if (day / days_of_month != month) {
      month = day / days_of_month;
      of_month = count;
      periods.push_back({month_name(day), day});
    } else if (of_month > page_size) {
      periods.push_back({day_name(day), day});
    }
  }
  return periods;
}

std::string page_path(std::string_view path, std::string_view period) {
  const std::string_view extension = file_extension(path);
  path.remove_suffix(extension.size());
  return fmt::format("{}-{}{}", path, period, extension);
}

std::string feed_of_page(std::string_view path) {
  path = without_gzip_extension(path);
  const std::string_view extension = file_extension(path);
  const std::string_view stem = path.substr(0, path.size() - extension.size());
  for (const std::string_view form : {"-undated", "-0000-00", "-0000-00-00"}) {
    if (stem.size() <= form.size()) continue;
    const std::string_view end = stem.substr(stem.size() - form.size());
    if (std::equal(end.begin(), end.end(), form.begin(), is_like))
      return fmt::format("{}{}", stem.substr(0, stem.size() - form.size()), extension);
  }
  return "";
}

}  // namespace offprint
