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

// `value`, which is not negative, in two digits.
void append_two(std::string& out, int value) {
  const char digits[] = {static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
  out.append(digits, sizeof digits);
}

void append_year(std::string& out, int year) {
  if (year < 0 || year > 9999) {
    out += fmt::format("{:04}", year);
    return;
  }
  append_two(out, year / 100);
  append_two(out, year % 100);
}

void append_day(std::string& out, const Date& date) {
  append_year(out, date.year);
  out += '-';
  append_two(out, date.month);
  out += '-';
  append_two(out, date.day);
}

void append_clock(std::string& out, const Date& date) {
  append_two(out, date.hour);
  out += ':';
  append_two(out, date.minute);
  out += ':';
  append_two(out, date.second);
}

void append_offset(std::string& out, std::int16_t minutes, std::string_view separator) {
  const int size = std::abs(minutes);
  out += minutes < 0 ? '-' : '+';
  append_two(out, size / 60);
  out += separator;
  append_two(out, size % 60);
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
  std::string out;
  out.reserve(sizeof "2024-03-12T09:30:00-05:00");
  append_day(out, date);
  if (!date.has_time) return out;
  out += 'T';
  append_clock(out, date);
  if (!date.has_offset) return out;
  if (date.offset_minutes == 0)
    out += 'Z';
  else
    append_offset(out, date.offset_minutes, ":");
  return out;
}

std::string to_rfc3339(const Date& date) { return to_iso8601(completed(date)); }

std::string to_rfc822(const Date& date) {
  const Date whole = completed(date);
  const date::weekday weekday(to_days(whole));
  std::string out(weekday_abbreviations[weekday.c_encoding()]);
  out += ", ";
  append_two(out, whole.day);
  out.append(" ").append(month_abbreviations[whole.month - 1]).append(" ");
  append_year(out, whole.year);
  out += ' ';
  append_clock(out, whole);
  out += ' ';
  append_offset(out, whole.offset_minutes, "");
  return out;
}

std::string to_utc_timestamp(const Date& date) {
  return to_iso8601(from_epoch_seconds(to_epoch_seconds(completed(date))));
}

}  // namespace offprint
