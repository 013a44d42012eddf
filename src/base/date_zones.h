// Time zones that stand in dates: offsets with names, places of the tz database, and names that
// could mean several. For the files of base/ that read dates. Thread-safe.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace offprint {

struct NamedZone {
  enum class Kind : std::uint8_t {
    offset,     // the same all the year
    place,      // the offset depends on the day
    ambiguous,  // nobody can tell
  };
  Kind kind = Kind::offset;
  std::int16_t minutes = 0;     // of `offset`, east of UTC
  std::string_view place = {};  // of `place`: "America/New_York"; lives for ever
};

// Of one word or several with blanks between them, each a date_key: "est", "eastern time". Some
// names mean what they do in one `language` (a code alone) only.
std::optional<NamedZone> find_zone(std::string_view name, std::string_view language);

// A place as the tz database names it, in any case: "america/new_york". Nothing for others.
std::optional<NamedZone> find_zone_of_place(std::string_view name);

// The offset from UTC that the place had when its clocks showed that date (ICU's tz data); of an
// hour that was there twice the second is meant, and midnight when the time is unknown.
std::int16_t offset_at(std::string_view place, const Date& local);

}  // namespace offprint
