#include "ingest/wxr/item_dates.h"

#include <cstdint>
#include <cstdlib>

#include "base/date.h"

namespace offprint {
namespace {

constexpr std::int64_t minute = 60, quarter = 15, most_minutes = 14 * 60;

std::optional<Date> read(std::string_view text) {
  if (text.starts_with("0000-")) return {};
  return parse_date(text).date;
}

}  // namespace

std::string wordpress_date(std::string_view local, std::string_view greenwich) {
  std::optional<Date> here = read(local), there = read(greenwich);
  if (there && !there->has_offset && there->has_time) there->has_offset = true;
  if (!here) return there ? to_iso8601(*there) : "";
  if (!there || !here->has_time || here->has_offset || !there->has_time) return to_iso8601(*here);
  const std::int64_t seconds = to_epoch_seconds(*here) - to_epoch_seconds(*there);
  const std::int64_t offset = seconds / minute;
  // Edited by hand, or moved from another site: then the difference is no zone's.
  if (seconds % (quarter * minute) == 0 && std::abs(offset) <= most_minutes) {
    here->has_offset = true;
    here->offset_minutes = static_cast<std::int16_t>(offset);
  }
  return to_iso8601(*here);
}

}  // namespace offprint
