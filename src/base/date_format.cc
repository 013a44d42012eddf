#include <date/date.h>
#include <fmt/format.h>

#include <cstdlib>

#include "base/date.h"
#include "base/date_names.h"

namespace offprint {
namespace {

date::sys_days to_days(const Date& date) {
  return date::year_month_day(date::year(date.year), date::month(date.month), date::day(date.day));
}

Date completed(Date date) {
  if (!date.has_time) {
    date.has_time = true;
    date.hour = 12;
    date.minute = date.second = 0;
    date.has_offset = false;
  }
  if (!date.has_offset) date.offset_minutes = 0;
  date.has_offset = true;
  return date;
}

std::string format_offset(std::int16_t minutes, std::string_view separator) {
  const int size = std::abs(minutes);
  return fmt::format("{}{:02}{}{:02}", minutes < 0 ? '-' : '+', size / 60, separator, size % 60);
}

std::string format_day(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string format_clock(const Date& date) {
  return fmt::format("{:02}:{:02}:{:02}", date.hour, date.minute, date.second);
}

}  // namespace

std::int64_t to_epoch_seconds(const Date& date) {
  std::int64_t seconds = std::int64_t{to_days(date).time_since_epoch().count()} * 86400;
  if (!date.has_time) return seconds;
  seconds += date.hour * 3600 + date.minute * 60 + date.second;
  return date.has_offset ? seconds - std::int64_t{date.offset_minutes} * 60 : seconds;
}

Date from_epoch_seconds(std::int64_t seconds) {
  const date::sys_seconds time{std::chrono::seconds(seconds)};
  const date::sys_days day = date::floor<date::days>(time);
  const date::year_month_day calendar(day);
  const date::hh_mm_ss clock(time - day);
  Date date;
  date.year = static_cast<std::int16_t>(static_cast<int>(calendar.year()));
  date.month = static_cast<std::uint8_t>(static_cast<unsigned>(calendar.month()));
  date.day = static_cast<std::uint8_t>(static_cast<unsigned>(calendar.day()));
  date.has_time = date.has_offset = true;
  date.hour = static_cast<std::uint8_t>(clock.hours().count());
  date.minute = static_cast<std::uint8_t>(clock.minutes().count());
  date.second = static_cast<std::uint8_t>(clock.seconds().count());
  return date;
}

std::string to_iso8601(const Date& date) {
  std::string out = format_day(date);
  if (!date.has_time) return out;
  out += 'T' + format_clock(date);
  if (date.has_offset)
    out += date.offset_minutes == 0 ? "Z" : format_offset(date.offset_minutes, ":");
  return out;
}

std::string to_rfc3339(const Date& date) { return to_iso8601(completed(date)); }

std::string to_rfc822(const Date& date) {
  const Date whole = completed(date);
  const date::weekday weekday(to_days(whole));
  return fmt::format("{}, {:02} {} {:04} {} {}", weekday_abbreviations[weekday.c_encoding()],
                     whole.day, month_abbreviations[whole.month - 1], whole.year,
                     format_clock(whole), format_offset(whole.offset_minutes, ""));
}

std::string to_utc_timestamp(const Date& date) {
  return to_iso8601(from_epoch_seconds(to_epoch_seconds(completed(date))));
}

}  // namespace offprint
