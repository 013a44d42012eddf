// Reads a date from its tokens, from left to right: every part may be said once. For date_parse.cc
// and date_find.cc.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "base/date.h"
#include "base/date_tokens.h"
#include "base/date_words.h"
#include "base/date_zones.h"

namespace offprint {

class DateReader {
 public:
  // All of them are kept by reference.
  DateReader(const std::vector<DateToken>& tokens, const DateWords& words, DateOrder order)
      : tokens_(tokens), words_(words), order_(order) {}

  // The date that all tokens together are.
  ParsedDate read_all();

  struct Prefix {
    std::optional<Date> date;
    std::size_t end = 0;  // the token after the date, or after what was tried
  };
  // The longest date that begins at token `begin`. Stricter: what could be other numbers is no
  // date, such as "20240312", two-digit years, and a day after "March 2024".
  Prefix read_at(std::size_t begin);

 private:
  const DateToken& now() const { return tokens_[at_]; }
  const DateToken& ahead(std::size_t count) const;
  void fail(DateProblem problem) { problem_ = problem; }
  bool has_date() const { return has_year_ && has_month_ && has_day_; }
  DateWord::Role role_of(const DateToken& token) const;

  void step();
  bool skip_mark();
  void number();
  void part();
  bool signed_part();
  void skip_ordinal();
  void numeric_date();
  bool is_whole_number_group() const;
  void compact_date();
  void skip_separator();
  void clock();
  void sign_clock();
  void hour_alone();
  void half_said(bool afternoon);
  void half_day(int hour, int minute, int second, bool afternoon);
  bool is_half_day() const;
  void word();
  void named(const DateWord& word, std::size_t count);
  bool means_weekday(const DateWord& word) const;
  void half_in_letters();
  void role(DateWord::Role role, std::size_t count);
  void zone();
  std::optional<NamedZone> zone_in_words(std::size_t& tokens) const;
  std::optional<NamedZone> zone_by_place(std::size_t& tokens) const;
  bool fits_weekday(int year, int month, int day) const;
  std::optional<bool> day_leads(int first, int second, int year);
  void offset();
  void year_month_day(int year, int month, int day);
  void set_year(int year);
  void set_month(int month);
  void set_day(int day);
  void set_time(int hour, int minute, int second);
  DateProblem check() const;
  Date result() const;

  const std::vector<DateToken>& tokens_;
  const DateWords& words_;
  DateOrder order_;
  bool strict_ = false;
  std::size_t at_ = 0;
  std::size_t used_ = 0;  // the token after the last one that said something
  Date date_;
  int weekday_ = -1;
  std::optional<bool> afternoon_;  // said before the time
  bool has_year_ = false, has_month_ = false, has_day_ = false;
  bool year_leads_ = false;  // before the month
  bool zone_closed_ = false;
  bool zone_unknown_ = false;
  std::string_view place_;  // whose time it is, where the offset depends on the day
  DateProblem problem_ = DateProblem::none;
};

}  // namespace offprint
