#include <algorithm>
#include <string>

#include "base/date_reader.h"

namespace offprint {
namespace {

using Role = DateWord::Role;

constexpr int widest_offset = 18 * 60;     // minutes; ISO 8601 profiles allow no more
constexpr std::size_t longest_zone = 5;    // words of a name
constexpr std::size_t longest_place = 12;  // tokens

}  // namespace

void DateReader::clock() {
  if (date_.has_time) return fail(DateProblem::not_a_date);
  if (strict_ && !has_date()) return fail(DateProblem::not_a_date);
  const DateToken& hour = now();
  const DateToken& minute = ahead(2);
  at_ += 3;
  if (hour.digits > 2 || minute.digits != 2) return fail(DateProblem::not_a_date);
  int second = 0;
  if (now().is(':') && ahead(1).digits == 2) {
    second = ahead(1).value;
    at_ += 2;
    // A fraction is dropped; it may have any length.
    if ((now().is('.') || now().is(',')) && !ahead(1).after_blank &&
        (ahead(1).is_number() || ahead(1).is('?')))
      at_ += 2;
  }
  const Role half = role_of(now());
  if (half != Role::am && half != Role::pm) return set_time(hour.value, minute.value, second);
  ++at_;
  half_day(hour.value, minute.value, second, half == Role::pm);
}

// "14h30", "14時30分", "9시".
void DateReader::sign_clock() {
  if (date_.has_time) return fail(DateProblem::not_a_date);
  const int hour = now().value;
  at_ += 2;
  int minute = 0;
  int second = 0;
  if (now().is_number() && now().digits <= 2) {
    minute = now().value;
    ++at_;
    if (role_of(now()) == Role::minute_sign) ++at_;
  }
  if (now().is_number() && role_of(ahead(1)) == Role::second_sign) {
    second = now().value;
    at_ += 2;
  }
  set_time(hour, minute, second);
}

void DateReader::hour_alone() {
  if (date_.has_time) return fail(DateProblem::not_a_date);
  if (strict_ && !has_date()) return fail(DateProblem::not_a_date);
  const int hour = now().value;
  const bool afternoon = role_of(ahead(1)) == Role::pm;
  at_ += 2;
  half_day(hour, 0, 0, afternoon);
}

// Before the hour ("午後2時30分"), or after a time.
void DateReader::half_said(bool afternoon) {
  used_ = at_;
  if (afternoon_) return fail(DateProblem::not_a_date);
  afternoon_ = afternoon;
  if (date_.has_time) half_day(date_.hour, date_.minute, date_.second, afternoon);
}

void DateReader::half_day(int hour, int minute, int second, bool afternoon) {
  if (hour < 1 || hour > 12) return fail(DateProblem::impossible);
  afternoon_.reset();
  set_time(hour % 12 + (afternoon ? 12 : 0), minute, second);
}

void DateReader::set_time(int hour, int minute, int second) {
  if (afternoon_ && hour < 13) hour = hour % 12 + (*afternoon_ ? 12 : 0);
  if (hour > 23 || minute > 59 || second > 60) return fail(DateProblem::impossible);
  date_.has_time = true;
  date_.hour = static_cast<std::uint8_t>(hour);
  date_.minute = static_cast<std::uint8_t>(minute);
  // Leap seconds: no format of ours has them.
  date_.second = static_cast<std::uint8_t>(std::min(second, 59));
}

void DateReader::zone() {
  std::size_t tokens = 0;
  std::optional<NamedZone> found;
  if (date_.has_time && !date_.has_offset && !zone_closed_) {
    found = zone_by_place(tokens);
    if (!found) found = zone_in_words(tokens);
  }
  if (!found) return fail(DateProblem::not_a_date);
  const bool may_go_on =  // "GMT+2"
      found->kind == NamedZone::Kind::offset && found->minutes == 0 && !now().is_word("z");
  zone_closed_ = !may_go_on;
  zone_unknown_ = found->kind == NamedZone::Kind::ambiguous;
  date_.has_offset = !zone_unknown_;
  date_.offset_minutes = found->minutes;
  place_ = found->place;
  at_ += tokens;
  used_ = at_;
}

// The longest name that begins here.
std::optional<NamedZone> DateReader::zone_in_words(std::size_t& tokens) const {
  std::string name;
  std::optional<NamedZone> best;
  for (std::size_t count = 1; count <= longest_zone && ahead(count - 1).is_word(); ++count) {
    name += (name.empty() ? "" : " ") + ahead(count - 1).word;
    const auto found = find_zone(name, words_.language());
    if (!found) continue;
    best = found;
    tokens = count;
  }
  return best;
}

// "America/Port-au-Prince", "Asia/Ho_Chi_Minh".
std::optional<NamedZone> DateReader::zone_by_place(std::size_t& tokens) const {
  if (!ahead(1).is('/') || !ahead(2).is_word()) return std::nullopt;
  std::string name = now().word;
  std::optional<NamedZone> best;
  for (std::size_t i = 1; i < longest_place; i += 2) {
    const DateToken& joint = ahead(i);
    if (!(joint.is('/') || joint.is('_') || joint.is('-')) || !ahead(i + 1).is_word()) break;
    name += joint.mark + ahead(i + 1).word;
    const auto found = find_zone_of_place(name);
    if (!found) continue;
    best = found;
    tokens = i + 2;
  }
  return best;
}

void DateReader::offset() {
  const int sign = now().is('-') ? -1 : 1;
  const DateToken& number = ahead(1);
  at_ += 2;
  int hours = number.value;
  int minutes = 0;
  if (number.digits == 4) {
    hours = number.value / 100;
    minutes = number.value % 100;
  } else if (number.digits > 2) {
    return fail(DateProblem::not_a_date);
  } else if (now().is(':') && ahead(1).digits == 2) {
    minutes = ahead(1).value;
    at_ += 2;
  }
  if (minutes > 59 || hours * 60 + minutes > widest_offset) return fail(DateProblem::impossible);
  date_.has_offset = zone_closed_ = true;
  date_.offset_minutes = static_cast<std::int16_t>(sign * (hours * 60 + minutes));
}

}  // namespace offprint
