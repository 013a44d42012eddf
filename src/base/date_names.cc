#include "base/date_names.h"

#include <algorithm>
#include <iterator>

namespace offprint {
namespace {

constexpr std::string_view months[] = {"january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december"};
constexpr std::string_view weekdays[] = {"sunday",   "monday", "tuesday", "wednesday",
                                         "thursday", "friday", "saturday"};

struct Zone {
  std::string_view name;
  std::int16_t minutes;
};

// RFC 822 section 5.1, then abbreviations that mean one thing only (BST in feeds is British summer
// time).
constexpr Zone zones[] = {
    {"z", 0},       {"ut", 0},      {"utc", 0},    {"gmt", 0},    {"est", -300}, {"edt", -240},
    {"cst", -360},  {"cdt", -300},  {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420},
    {"akst", -540}, {"akdt", -480}, {"hst", -600}, {"wet", 0},    {"west", 60},  {"bst", 60},
    {"cet", 60},    {"cest", 120},  {"eet", 120},  {"eest", 180}, {"msk", 180},  {"jst", 540},
    {"kst", 540},   {"awst", 480},  {"aest", 600}, {"aedt", 660}, {"nzst", 720}, {"nzdt", 780},
};

// A whole name, or at least its first three letters as people abbreviate it.
template <std::size_t size>
std::optional<int> find_name(const std::string_view (&names)[size], std::string_view word,
                             std::size_t longest) {
  for (std::size_t i = 0; i < size; ++i) {
    const bool abbreviated =
        word.size() >= 3 && word.size() <= longest && names[i].starts_with(word);
    if (word == names[i] || abbreviated) return static_cast<int>(i);
  }
  return std::nullopt;
}

}  // namespace

std::optional<int> month_named(std::string_view word) {
  const std::optional<int> index = find_name(months, word, 4);
  if (!index) return std::nullopt;
  return *index + 1;
}

std::optional<int> weekday_named(std::string_view word) { return find_name(weekdays, word, 5); }

std::optional<std::int16_t> zone_named(std::string_view word) {
  const auto* zone = std::find_if(std::begin(zones), std::end(zones),
                                  [&](const Zone& z) { return z.name == word; });
  if (zone == std::end(zones)) return std::nullopt;
  return zone->minutes;
}

}  // namespace offprint
