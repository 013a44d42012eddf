#include "base/date_reader.h"

#include <date/date.h>

#include <algorithm>

namespace offprint {
namespace {

using Role = DateWord::Role;

constexpr int buddhist_era = 543;
constexpr int first_buddhist_year = 2400;
constexpr std::size_t longest_found = 60;  // tokens of a date in running text

bool glued(const DateToken& token) {
  return !token.after_blank && token.kind != DateToken::Kind::end;
}

}  // namespace

ParsedDate DateReader::read_all() {
  while (problem_ == DateProblem::none && now().kind != DateToken::Kind::end) step();
  if (problem_ == DateProblem::none) problem_ = check();
  if (problem_ == DateProblem::wrong_weekday) return {result(), problem_};
  if (problem_ != DateProblem::none) return {std::nullopt, problem_};
  return {result(), zone_unknown_ ? DateProblem::unknown_zone : DateProblem::none};
}

DateReader::Prefix DateReader::read_at(std::size_t begin) {
  at_ = used_ = begin;
  strict_ = true;
  Prefix best{std::nullopt, begin + 1};
  while (now().kind != DateToken::Kind::end && at_ - begin < longest_found) {
    step();
    if (problem_ != DateProblem::none) break;
    if (used_ != at_ || !has_date()) continue;
    if (check() != DateProblem::none) {
      if (!best.date) best.end = at_;
      break;
    }
    best = {result(), at_};
  }
  return best;
}

const DateToken& DateReader::ahead(std::size_t count) const {
  return tokens_[std::min(at_ + count, tokens_.size() - 1)];
}

Role DateReader::role_of(const DateToken& token) const {
  const DateWord* found = token.is_word() ? words_.find(token.word) : nullptr;
  return found == nullptr ? Role::none : found->role;
}

void DateReader::step() {
  if (now().is_number()) {
    number();
    used_ = at_;
  } else if (now().is_word()) {
    word();
  } else if (date_.has_time && !zone_closed_ && (now().is('+') || now().is('-')) &&
             ahead(1).is_number()) {
    offset();
    used_ = at_;
  } else if (!skip_mark()) {
    fail(DateProblem::not_a_date);
  }
}

bool DateReader::skip_mark() {
  const bool between_names =
      (now().is('-') || (now().is('/') && ahead(1).is_word())) && !date_.has_time && !has_date();
  const bool before_time = (now().is('-') || now().is('|')) && has_date() && !date_.has_time &&
                           ahead(1).is_number() && ahead(2).is(':');
  if (!now().is(',') && !now().is('.') && !between_names && !before_time) return false;
  ++at_;
  return true;
}

void DateReader::number() {
  if (ahead(1).is(':') && ahead(2).is_number()) return clock();
  if (role_of(ahead(1)) == Role::hour_sign) return sign_clock();
  const Role half = role_of(ahead(1));
  if (half == Role::am || half == Role::pm) return hour_alone();
  const bool triple = ahead(1).kind == DateToken::Kind::mark && ahead(2).is_number() &&
                      ahead(3).kind == DateToken::Kind::mark && ahead(3).mark == ahead(1).mark &&
                      ahead(4).is_number() &&
                      (ahead(1).is('-') || ahead(1).is('/') || ahead(1).is('.'));
  const bool bare = !has_year_ && !has_month_ && !has_day_;
  if (triple && bare) return numeric_date();
  if (now().digits == 8 && bare) return compact_date();
  if (has_date() && !date_.has_time && now().digits <= 2 && ahead(1).is('.') && glued(ahead(1)) &&
      glued(ahead(2)) && ahead(2).is_number() && ahead(2).digits == 2) {
    set_time(now().value, ahead(2).value, 0);
    at_ += 3;
    return;
  }
  part();
}

// "3", "3rd", "3日" or a year, beside a month's name.
void DateReader::part() {
  if (signed_part()) return;
  const DateToken& token = now();
  ++at_;
  if (token.digits <= 2 && !has_day_) {
    if (strict_ && has_year_ && (!has_month_ || !year_leads_)) return fail(DateProblem::not_a_date);
    set_day(token.value);
    return skip_ordinal();
  }
  if (has_year_) return fail(DateProblem::not_a_date);
  if (token.digits == 4) return set_year(token.value);
  // RFC 2822 section 4.3.
  if (token.digits == 2 && has_month_ && !strict_)
    return set_year(token.value + (token.value < 50 ? 2000 : 1900));
  fail(DateProblem::not_a_date);
}

bool DateReader::signed_part() {
  const int value = now().value;
  const Role sign = role_of(ahead(1));
  if (sign != Role::year_sign && sign != Role::month_sign && sign != Role::day_sign) return false;
  at_ += 2;
  if (sign == Role::year_sign)
    set_year(value);
  else if (sign == Role::month_sign)
    set_month(value);
  else
    set_day(value);
  return true;
}

// "3rd", "12-го", "12:e".
void DateReader::skip_ordinal() {
  if (!glued(now())) return;
  const bool joined = now().is('-') || now().is(':');
  const DateToken& ending = joined ? ahead(1) : now();
  if (glued(ending) && role_of(ending) == Role::ordinal) at_ += joined ? 2 : 1;
}

// In running text: no part of a longer number, an address, a version or a fraction.
bool DateReader::is_whole_number_group() const {
  static constexpr std::string_view joints = "-/.:_=#$%+@\\";
  const DateToken& before = at_ == 0 ? tokens_.back() : tokens_[at_ - 1];
  if (glued(now()) && before.kind == DateToken::Kind::mark &&
      joints.find(before.mark) != joints.npos)
    return false;
  if (glued(now()) && before.is_word() && before.word.size() < 3) return false;
  const DateToken& after = ahead(5);
  const bool joined = glued(after) && after.kind == DateToken::Kind::mark && !after.is(',');
  const bool goes_on = joined && glued(ahead(6)) && joints.find(after.mark) != joints.npos;
  const bool spread = !ahead(1).is('.') && (ahead(1).after_blank || ahead(2).after_blank ||
                                            ahead(3).after_blank || ahead(4).after_blank);
  return !goes_on && !spread && !ahead(1).after_blank && !ahead(3).after_blank;
}

void DateReader::numeric_date() {
  if (strict_ && !is_whole_number_group()) return fail(DateProblem::not_a_date);
  const DateToken& first = now();
  const DateToken& second = ahead(2);
  const DateToken& third = ahead(4);
  at_ += 5;
  if (first.digits == 4 && second.digits <= 2 && third.digits <= 2) {
    year_month_day(first.value, second.value, third.value);
    return skip_separator();
  }
  if (first.digits > 2 || second.digits > 2) return fail(DateProblem::not_a_date);
  if (third.digits == 2) return fail(DateProblem::ambiguous);
  if (third.digits != 4) return fail(DateProblem::not_a_date);
  if (first.value > 12 && second.value > 12) return fail(DateProblem::impossible);
  const std::optional<bool> day_first = day_leads(first.value, second.value, third.value);
  if (!day_first) return fail(DateProblem::ambiguous);
  year_month_day(third.value, *day_first ? second.value : first.value,
                 *day_first ? first.value : second.value);
}

bool DateReader::fits_weekday(int year, int month, int day) const {
  const date::year_month_day that(date::year(year), date::month(static_cast<unsigned>(month)),
                                  date::day(static_cast<unsigned>(day)));
  return that.ok() &&
         date::weekday(date::sys_days(that)) == date::weekday(static_cast<unsigned>(weekday_));
}

// Whether the first of two numbers is the day. Nothing when nobody can tell: no order is known, or
// the weekday speaks against it.
std::optional<bool> DateReader::day_leads(int first, int second, int year) {
  if (first > 12 || second > 12) return first > 12;
  if (first == second) return true;
  const bool knows = order_ != DateOrder::unknown;
  const bool ordered = order_ == DateOrder::day_first;
  if (weekday_ >= 0) {
    const bool as_day = fits_weekday(year, second, first);
    const bool as_month = fits_weekday(year, first, second);
    if (as_day != as_month && (!knows || ordered == as_day)) return as_day;
    if (as_day != as_month) return std::nullopt;
  }
  return knows ? std::optional(ordered) : std::nullopt;
}

// "20240312", perhaps with "T093000".
void DateReader::compact_date() {
  if (strict_) return fail(DateProblem::not_a_date);
  const int value = now().value;
  ++at_;
  year_month_day(value / 10000, value / 100 % 100, value % 100);
  const bool time =
      now().is_word("t") && (ahead(1).digits == 4 || ahead(1).digits == 6) && !ahead(2).is(':');
  skip_separator();
  if (!time) return;
  const bool seconds = now().digits == 6;
  const int clock = seconds ? now().value : now().value * 100;
  ++at_;
  set_time(clock / 10000, clock / 100 % 100, clock % 100);
}

void DateReader::skip_separator() {
  if (now().is_word("t") && ahead(1).is_number()) ++at_;
}

void DateReader::year_month_day(int year, int month, int day) {
  set_year(year);
  set_month(month);
  set_day(day);
}

void DateReader::set_year(int year) {
  if (has_year_ || (strict_ && has_day_ && !has_month_)) return fail(DateProblem::not_a_date);
  has_year_ = true;
  year_leads_ = !has_month_;
  date_.year = static_cast<std::int16_t>(std::min(year, 10000));
}

void DateReader::set_month(int month) {
  if (has_month_) return fail(DateProblem::not_a_date);
  has_month_ = true;
  if (month < 1 || month > 12) return fail(DateProblem::impossible);
  date_.month = static_cast<std::uint8_t>(month);
}

void DateReader::set_day(int day) {
  if (has_day_) return fail(DateProblem::not_a_date);
  has_day_ = true;
  if (day < 1 || day > 31) return fail(DateProblem::impossible);
  date_.day = static_cast<std::uint8_t>(day);
}

Date DateReader::result() const {
  Date date = date_;
  if (words_.years() == YearCount::buddhist && date.year >= first_buddhist_year)
    date.year = static_cast<std::int16_t>(date.year - buddhist_era);
  if (!place_.empty()) date.offset_minutes = offset_at(place_, date);
  return date;
}

DateProblem DateReader::check() const {
  if (!has_date()) return DateProblem::not_a_date;
  const Date found = result();
  const bool solar = words_.years() == YearCount::solar && found.year >= 1200 && found.year < 1500;
  if (solar) return DateProblem::not_a_date;
  const date::year_month_day day(date::year(found.year), date::month(found.month),
                                 date::day(found.day));
  if (found.year < 1 || found.year > 9999 || !day.ok()) return DateProblem::impossible;
  if (weekday_ >= 0 &&
      date::weekday(date::sys_days(day)) != date::weekday(static_cast<unsigned>(weekday_)))
    return DateProblem::wrong_weekday;
  return DateProblem::none;
}

}  // namespace offprint
