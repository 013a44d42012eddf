#include "base/date_names.h"

#include <algorithm>
#include <iterator>

namespace offprint {
namespace {

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

}  // namespace

std::optional<std::int16_t> zone_named(std::string_view word) {
  const auto* zone = std::find_if(std::begin(zones), std::end(zones),
                                  [&](const Zone& z) { return z.name == word; });
  if (zone == std::end(zones)) return std::nullopt;
  return zone->minutes;
}

}  // namespace offprint
