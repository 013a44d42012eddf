#include <algorithm>
#include <string>

#include "base/date_reader.h"

namespace offprint {
namespace {

using Role = DateWord::Role;

constexpr std::size_t longest_name = 3;  // words

}  // namespace

// The longest name that begins here; words that need no name of theirs come next.
void DateReader::word() {
  for (std::size_t count = longest_name; count > 0; --count) {
    std::string key;
    std::size_t tokens = 0;
    for (std::size_t words = 0; words < count; ++words, ++tokens) {
      if (words > 0 && ahead(tokens).is('-')) ++tokens;
      if (!ahead(tokens).is_word()) break;
      key += (key.empty() ? "" : " ") + ahead(tokens).word;
    }
    if (tokens < count) continue;
    if (const DateWord* found = words_.find(key)) return named(*found, tokens);
  }
  const bool half = (now().is_word("a") || now().is_word("p")) && is_half_day();
  half ? half_in_letters() : zone();
}

void DateReader::named(const DateWord& word, std::size_t count) {
  if (count == 1 && is_half_day()) return half_in_letters();
  if (word.month > 0 && !means_weekday(word) && (!has_month_ || date_.month == word.month)) {
    at_ += count;
    used_ = at_;
    if (!has_month_) set_month(word.month);
  } else if (word.weekday >= 0 && weekday_ < 0) {
    at_ += count;
    used_ = at_;
    weekday_ = word.weekday;
  } else {
    role(word.role, count);
  }
}

// "mar" is Tuesday in "mar 12 dic 2023", and March where no other month is named.
bool DateReader::means_weekday(const DateWord& word) const {
  if (word.weekday < 0 || weekday_ >= 0) return false;
  for (std::size_t i = at_ + 1; i < std::min(at_ + 6, tokens_.size()); ++i) {
    const DateWord* other = tokens_[i].is_word() ? words_.find(tokens_[i].word) : nullptr;
    if (other != nullptr && other->month > 0) return true;
  }
  return false;
}

// "a. m." and "p. m.", as Spanish has it.
bool DateReader::is_half_day() const {
  if (!date_.has_time || !(now().is_word("a") || now().is_word("p"))) return false;
  return ahead(ahead(1).is('.') ? 2 : 1).is_word("m");
}

void DateReader::half_in_letters() {
  const bool afternoon = now().is_word("p");
  at_ += ahead(1).is('.') ? 3 : 2;
  half_said(afternoon);
}

void DateReader::role(Role role, std::size_t count) {
  const int value = ahead(1).value;
  switch (role) {
    case Role::filler:
    case Role::prefix:
      ++at_;
      return;
    case Role::year_before:
    case Role::month_before:
    case Role::day_before:
      if (!ahead(1).is_number()) return fail(DateProblem::not_a_date);
      at_ += 2;
      used_ = at_;
      if (role == Role::year_before) return set_year(value);
      return role == Role::month_before ? set_month(value) : set_day(value);
    case Role::am:
    case Role::pm:
      at_ += count;
      return half_said(role == Role::pm);
    default:
      return zone();
  }
}

}  // namespace offprint
