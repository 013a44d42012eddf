#include "base/date.h"
#include "base/date_reader.h"
#include "base/date_tokens.h"
#include "base/date_words.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t longest_date = 100;   // bytes
constexpr std::size_t longest_line = 4096;  // bytes of it that are looked at
constexpr int first_found_year = 1800;      // what older dates name is seldom a publication
constexpr int last_found_year = 2199;

bool may_begin(const std::vector<DateToken>& tokens, std::size_t i, const DateWords& words) {
  const DateToken& token = tokens[i];
  if (token.is_word()) {
    const DateWord* found = words.find(token.word);
    if (found == nullptr && i + 1 < tokens.size() && tokens[i + 1].is_word())
      found = words.find(token.word + " " + tokens[i + 1].word);
    if (found == nullptr && i + 2 < tokens.size() && tokens[i + 2].is_word())
      found = words.find(token.word + " " + tokens[i + 1].word + " " + tokens[i + 2].word);
    return found != nullptr &&
           (found->month > 0 || found->weekday >= 0 || found->role == DateWord::Role::day_before);
  }
  if (!token.is_number()) return false;
  // Not the second number of a fraction, a range, a clock or an amount.
  const bool joined = i > 0 && !token.after_blank && tokens[i - 1].kind == DateToken::Kind::mark;
  if (!joined) return true;
  const DateToken& mark = tokens[i - 1];
  const bool number_before = i > 1 && tokens[i - 2].is_number() && !mark.after_blank;
  return !number_before && !mark.is('$') && !mark.is('#') && !mark.is('+') && !mark.is('/');
}

// Takes so many digits off the front of `text`; -1 when there are not as many.
int take_number(std::string_view& text, std::size_t digits) {
  if (text.size() < digits) return -1;
  int value = 0;
  for (const char c : text.substr(0, digits)) {
    if (c < '0' || c > '9') return -1;
    value = 10 * value + (c - '0');
  }
  text.remove_prefix(digits);
  return value;
}

bool take_mark(std::string_view& text, char mark) {
  if (!text.starts_with(mark)) return false;
  text.remove_prefix(1);
  return true;
}

// A date as to_iso8601 writes it, which needs no tokens. Nothing for all others, for days and hours
// that not every month and every clock has, and for years that some languages count from elsewhere.
std::optional<Date> read_plain_iso(std::string_view text) {
  const int year = take_number(text, 4);
  const int month = take_mark(text, '-') ? take_number(text, 2) : -1;
  const int day = take_mark(text, '-') ? take_number(text, 2) : -1;
  if (year < 1 || year > last_found_year || month < 1 || month > 12 || day < 1 || day > 28)
    return std::nullopt;
  Date date;
  date.year = static_cast<std::int16_t>(year);
  date.month = static_cast<std::uint8_t>(month);
  date.day = static_cast<std::uint8_t>(day);
  if (text.empty()) return date;
  const int hour = take_mark(text, 'T') ? take_number(text, 2) : -1;
  const int minute = take_mark(text, ':') ? take_number(text, 2) : -1;
  const int second = take_mark(text, ':') ? take_number(text, 2) : -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59)
    return std::nullopt;
  date.has_time = true;
  date.hour = static_cast<std::uint8_t>(hour);
  date.minute = static_cast<std::uint8_t>(minute);
  date.second = static_cast<std::uint8_t>(second);
  date.has_offset = !text.empty();
  if (text.empty() || text == "Z") return date;
  const bool west = text.starts_with('-');
  if (!west && !text.starts_with('+')) return std::nullopt;
  text.remove_prefix(1);
  const int hours = take_number(text, 2);
  const int minutes = take_mark(text, ':') ? take_number(text, 2) : -1;
  if (hours < 0 || hours > 12 || minutes < 0 || minutes > 59 || !text.empty()) return std::nullopt;
  date.offset_minutes = static_cast<std::int16_t>((west ? -1 : 1) * (60 * hours + minutes));
  return date;
}

}  // namespace

ParsedDate parse_date(std::string_view text, DateOrder order, std::string_view language) {
  text = trim(text);
  if (text.size() > longest_date) return {std::nullopt, DateProblem::not_a_date};
  if (const std::optional<Date> date = read_plain_iso(text)) return {date, DateProblem::none};
  const auto tokens = tokenize_date(text, DateText::alone);
  return DateReader(tokens, date_words(language), order).read_all();
}

std::optional<FoundDate> find_date(std::string_view text, DateOrder order,
                                   std::string_view language) {
  text = first_bytes(text, longest_line);
  if (order == DateOrder::unknown) order = date_order_of(language);
  const DateWords& words = date_words(language);
  const auto tokens = tokenize_date(text, DateText::running);
  for (std::size_t i = 0; tokens[i].kind != DateToken::Kind::end;) {
    if (!may_begin(tokens, i, words)) {
      ++i;
      continue;
    }
    const DateReader::Prefix found = DateReader(tokens, words, order).read_at(i);
    if (found.date && found.date->year >= first_found_year && found.date->year <= last_found_year)
      return FoundDate{*found.date, tokens[i].begin, tokens[found.end - 1].end};
    i = found.end;
  }
  return std::nullopt;
}

}  // namespace offprint
