// A date's text cut into numbers, words and marks. For date_parse.cc.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct DateToken {
  enum class Kind { end, number, word, mark };

  Kind kind = Kind::end;
  std::string word = {};   // of a word: in lower case, without dots inside ("p.m." → "pm")
  char mark = 0;           // of a mark: one ASCII character; '?' for any other
  int value = 0;           // of a number
  std::size_t digits = 0;  // of a number: how many it was written with
  bool after_blank = false;

  bool is(char c) const { return kind == Kind::mark && mark == c; }
  bool is_word(std::string_view text) const { return kind == Kind::word && word == text; }
  bool is_number() const { return kind == Kind::number; }
};

// Ends with two tokens of kind `end`, so that one may look ahead. Blanks are any white space;
// comments in parentheses (RFC 822) are dropped. Numbers of more than nine digits are marks '?'.
std::vector<DateToken> tokenize_date(std::string_view text);

}  // namespace offprint
