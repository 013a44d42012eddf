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

}  // namespace

ParsedDate parse_date(std::string_view text, DateOrder order, std::string_view language) {
  text = trim(text);
  if (text.size() > longest_date) return {std::nullopt, DateProblem::not_a_date};
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
