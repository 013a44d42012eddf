#include <date/date.h>

#include <algorithm>

#include "base/date.h"
#include "base/date_names.h"
#include "base/date_tokens.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t longest_date = 100;  // bytes
constexpr int widest_offset = 18 * 60;     // minutes; ISO 8601 profiles allow no more

// Reads tokens from left to right and collects what they say; every part may be said once.
class DateReader {
 public:
  DateReader(const std::vector<DateToken>& tokens, DateOrder order)
      : tokens_(tokens), order_(order) {}

  ParsedDate run() {
    while (problem_ == DateProblem::none && now().kind != DateToken::Kind::end) step();
    if (problem_ == DateProblem::none) finish();
    if (problem_ != DateProblem::none) return {std::nullopt, problem_};
    return {date_, DateProblem::none};
  }

 private:
  const DateToken& now() const { return tokens_[at_]; }
  const DateToken& ahead(std::size_t count) const {
    return tokens_[std::min(at_ + count, tokens_.size() - 1)];
  }
  void fail(DateProblem problem) { problem_ = problem; }
  bool has_date() const { return has_year_ && has_month_ && has_day_; }

  void step() {
    if (now().is_number()) return number();
    if (now().kind == DateToken::Kind::word) return word();
    const bool between_names = now().is('-') && !date_.has_time && !has_date();
    if (now().is(',') || now().is('.') || between_names) {
      ++at_;
    } else if (date_.has_time && !zone_closed_ && (now().is('+') || now().is('-')) &&
               ahead(1).is_number()) {
      offset();
    } else {
      fail(DateProblem::not_a_date);
    }
  }

  void number() {
    if (ahead(1).is(':')) return clock();
    if (ahead(1).is_word("am") || ahead(1).is_word("pm")) return hour_alone();
    const bool triple = ahead(1).kind == DateToken::Kind::mark && ahead(2).is_number() &&
                        ahead(3).kind == DateToken::Kind::mark && ahead(3).mark == ahead(1).mark &&
                        ahead(4).is_number() &&
                        (ahead(1).is('-') || ahead(1).is('/') || ahead(1).is('.'));
    const bool bare = !has_year_ && !has_month_ && !has_day_;
    if (triple && bare) return numeric_date();
    if (now().digits == 8 && bare) return compact_date();
    part();
  }

  // "3", "3rd" or a year, beside a month's name.
  void part() {
    const DateToken& token = now();
    ++at_;
    static constexpr std::string_view ordinals[] = {"st", "nd", "rd", "th"};
    const bool ordinal =
        !now().after_blank && now().kind == DateToken::Kind::word &&
        std::find(std::begin(ordinals), std::end(ordinals), now().word) != std::end(ordinals);
    if (ordinal) ++at_;
    if (token.digits <= 2 && !has_day_) return set_day(token.value);
    if (ordinal || has_year_) return fail(DateProblem::not_a_date);
    if (token.digits == 4) return set_year(token.value);
    // RFC 2822 section 4.3.
    if (token.digits == 2 && has_month_)
      return set_year(token.value + (token.value < 50 ? 2000 : 1900));
    fail(DateProblem::not_a_date);
  }

  void numeric_date() {
    const DateToken& first = now();
    const DateToken& second = ahead(2);
    const DateToken& third = ahead(4);
    at_ += 5;
    if (first.digits == 4 && second.digits <= 2 && third.digits <= 2) {
      set_year(first.value);
      set_month(second.value);
      set_day(third.value);
      skip_separator();
      return;
    }
    if (first.digits > 2 || second.digits > 2) return fail(DateProblem::not_a_date);
    if (third.digits == 2) return fail(DateProblem::ambiguous);
    if (third.digits != 4) return fail(DateProblem::not_a_date);
    if (first.value > 12 && second.value > 12) return fail(DateProblem::impossible);
    bool day_first = order_ == DateOrder::day_first;
    if (first.value > 12 || second.value > 12) {
      day_first = first.value > 12;
    } else if (order_ == DateOrder::unknown && first.value != second.value) {
      return fail(DateProblem::ambiguous);
    }
    set_year(third.value);
    set_month(day_first ? second.value : first.value);
    set_day(day_first ? first.value : second.value);
  }

  // "20240312", perhaps with "T093000".
  void compact_date() {
    const int value = now().value;
    ++at_;
    set_year(value / 10000);
    set_month(value / 100 % 100);
    set_day(value % 100);
    const bool time =
        now().is_word("t") && (ahead(1).digits == 4 || ahead(1).digits == 6) && !ahead(2).is(':');
    skip_separator();
    if (!time) return;
    const bool seconds = now().digits == 6;
    const int clock = seconds ? now().value : now().value * 100;
    ++at_;
    set_time(clock / 10000, clock / 100 % 100, clock % 100);
  }

  void skip_separator() {
    if (now().is_word("t") && ahead(1).is_number()) ++at_;
  }

  void clock() {
    if (date_.has_time) return fail(DateProblem::not_a_date);
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
    if (now().is_word("am") || now().is_word("pm"))
      return half_day(hour.value, minute.value, second);
    set_time(hour.value, minute.value, second);
  }

  void hour_alone() {
    if (date_.has_time) return fail(DateProblem::not_a_date);
    const int hour = now().value;
    ++at_;
    half_day(hour, 0, 0);
  }

  void half_day(int hour, int minute, int second) {
    if (hour < 1 || hour > 12) return fail(DateProblem::impossible);
    set_time(hour % 12 + (now().word == "pm" ? 12 : 0), minute, second);
    ++at_;
  }

  void word() {
    const std::string& text = now().word;
    ++at_;
    if (text == "at" || text == "on" || text == "of" || text == "the") return;
    if (const auto month = month_named(text); month && !has_month_) return set_month(*month);
    if (const auto day = weekday_named(text); day && !has_weekday_) {
      weekday_ = static_cast<unsigned>(*day);
      has_weekday_ = true;
      return;
    }
    const auto zone = date_.has_time && !date_.has_offset ? zone_named(text) : std::nullopt;
    if (!zone) return fail(DateProblem::not_a_date);
    date_.has_offset = true;
    date_.offset_minutes = *zone;
    zone_closed_ = *zone != 0 || text == "z";  // "GMT+2" goes on
  }

  void offset() {
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

  void set_year(int year) {
    has_year_ = true;
    date_.year = static_cast<std::int16_t>(year);
  }

  void set_month(int month) {
    has_month_ = true;
    if (month < 1 || month > 12) return fail(DateProblem::impossible);
    date_.month = static_cast<std::uint8_t>(month);
  }

  void set_day(int day) {
    has_day_ = true;
    if (day < 1 || day > 31) return fail(DateProblem::impossible);
    date_.day = static_cast<std::uint8_t>(day);
  }

  void set_time(int hour, int minute, int second) {
    if (hour > 23 || minute > 59 || second > 60) return fail(DateProblem::impossible);
    date_.has_time = true;
    date_.hour = static_cast<std::uint8_t>(hour);
    date_.minute = static_cast<std::uint8_t>(minute);
    date_.second = static_cast<std::uint8_t>(
        std::min(second, 59));  // leap seconds: no format of ours has them
  }

  void finish() {
    if (!has_date()) return fail(DateProblem::not_a_date);
    const date::year_month_day day(date::year(date_.year), date::month(date_.month),
                                   date::day(date_.day));
    if (date_.year < 1 || !day.ok()) return fail(DateProblem::impossible);
    if (has_weekday_ && date::weekday(date::sys_days(day)) != date::weekday(weekday_))
      return fail(DateProblem::wrong_weekday);
  }

  const std::vector<DateToken>& tokens_;
  DateOrder order_;
  std::size_t at_ = 0;
  Date date_;
  unsigned weekday_ = 0;
  bool has_year_ = false, has_month_ = false, has_day_ = false, has_weekday_ = false;
  bool zone_closed_ = false;
  DateProblem problem_ = DateProblem::none;
};

}  // namespace

ParsedDate parse_date(std::string_view text, DateOrder order, std::string_view) {
  text = trim(text);
  if (text.size() > longest_date) return {std::nullopt, DateProblem::not_a_date};
  return DateReader(tokenize_date(text), order).run();
}

}  // namespace offprint
