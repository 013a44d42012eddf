// Dates as publishers write them. A date without a time stays one; a time without a zone keeps no
// zone.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offprint {

struct Date {
  std::int16_t year = 0;   // proleptic Gregorian
  std::uint8_t month = 1;  // 1 to 12
  std::uint8_t day = 1;    // 1 to 31
  bool has_time = false;
  std::uint8_t hour = 0;
  std::uint8_t minute = 0;
  std::uint8_t second = 0;
  bool has_offset = false;          // false: the zone is unknown
  std::int16_t offset_minutes = 0;  // east of UTC

  friend bool operator==(const Date&, const Date&) = default;
};

// The order of day and month in numeric dates such as 03/04/2005.
enum class DateOrder : std::uint8_t { unknown, day_first, month_first };

enum class DateProblem : std::uint8_t {
  none,
  not_a_date,
  impossible,     // no calendar has such a day, or no clock such a time
  ambiguous,      // more than one day could be meant
  wrong_weekday,  // the date stands; its weekday is another
  unknown_zone,   // the date and its time stand; several zones have the name that it gives
};

// Without a date, `problem` tells why; with one, what was wrong with the text.
struct ParsedDate {
  std::optional<Date> date;
  DateProblem problem = DateProblem::none;
};

// ISO 8601 / RFC 3339 (dates, "T" or blank before the time, "Z" or offsets such as "+02:00",
// "-0500", "-4"), YAML timestamps, RFC 822 / 2822 dates with zone names (EST, PDT, GMT …), "March
// 3, 2024", "3 March 2024", and numeric dates where `order` says how. A numeric date that can be
// read in one way only (13/04/2005) needs no `order`; one with a two-digit year is always
// ambiguous; a weekday beside it decides, where it is that of one reading only. Fractions of
// seconds are dropped, leap seconds become :59. Years are 1 to 9999. Zones may be named by their
// abbreviation, by a place of the tz database ("America/New_York") or in words ("Eastern Time");
// date_zones.def has them. Rejects 31 June, and zone names that it does not know. Thread-safe.
// With a `language` (BCP 47), its names of months and weekdays, its digits and its ways to write a
// date are understood, too ("12 de marzo de 2024", "2024年3月12日", "١٢ مارس ٢٠٢٤").
ParsedDate parse_date(std::string_view text, DateOrder order = DateOrder::unknown,
                      std::string_view language = {});

struct FoundDate {
  Date date;
  std::size_t begin = 0, end = 0;  // bytes of the text that are the date
};

// The first date that stands in a line of text ("2 min readFeb 7, 2024", "Publicado el 12 de marzo
// de 2024 | Madrid"), as parse_date reads it. Numbers that could be something else are no dates.
// Thread-safe.
std::optional<FoundDate> find_date(std::string_view text, DateOrder order = DateOrder::unknown,
                                   std::string_view language = {});

// How `language` writes numeric dates, as CLDR has it: day_first nearly everywhere, month_first in
// "en-US"; unknown for "en" alone and for what writes the year first. Thread-safe.
DateOrder date_order_of(std::string_view language);

// Seconds since the epoch; what is unknown counts as midnight, UTC. For ordering and comparing
// only.
std::int64_t to_epoch_seconds(const Date& date);
Date from_epoch_seconds(std::int64_t seconds);  // with a time, in UTC

// As it is known: "2024-03-12", "2024-03-12T09:30:00" or "2024-03-12T09:30:00-05:00" (ISO 8601).
// The inverse of parse_date; used in records and the ledger.
std::string to_iso8601(const Date& date);
// RFC 3339 section 5.6, always whole: a date alone is noon UTC of that day, which is that day
// nearly everywhere; a time without a zone is UTC.
std::string to_rfc3339(const Date& date);
// RFC 822 with a four-digit year, English names, numeric zone and the right weekday; completed like
// to_rfc3339.
std::string to_rfc822(const Date& date);
// "CCYY-MM-DDThh:mm:ssZ", in UTC: EPUB 3.3's dcterms:modified; completed like to_rfc3339.
std::string to_utc_timestamp(const Date& date);
// For people, by the language's own long form ("March 12, 2024" for "en", "12. März 2024", "١٢ مارس
// ٢٠٢٤" as CLDR has it; some languages have calendars of their own). The time and its zone do not
// matter. Languages that CLDR does not know get ISO 8601, on every machine.
std::string to_display(const Date& date, std::string_view language);

}  // namespace offprint
