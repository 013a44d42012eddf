// A date's text cut into numbers, words and marks. For the files of base/ that read dates.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct DateToken {
  enum class Kind { end, number, word, mark };

  Kind kind = Kind::end;
  std::string word = {};   // of a word: its date_key, without dots inside ("p.m." → "pm")
  char mark = 0;           // of a mark: one ASCII character; '?' for any other
  int value = 0;           // of a number
  std::size_t digits = 0;  // of a number: how many it was written with
  bool after_blank = false;
  std::size_t begin = 0, end = 0;  // bytes of the text

  bool is(char c) const { return kind == Kind::mark && mark == c; }
  bool is_word() const { return kind == Kind::word; }
  bool is_word(std::string_view text) const { return is_word() && word == text; }
  bool is_number() const { return kind == Kind::number; }
};

enum class DateText {
  alone,    // nothing but a date: comments in parentheses (RFC 822) are dropped
  running,  // a line in which one may stand: words end before a capital ("readFeb"), too
};

// Ends with two tokens of kind `end`, so that one may look ahead. Blanks are any white space; what
// is not seen is dropped; digits are those of any script; dashes are '-', bullets '|', and commas
// of any script ','. Numbers of more than nine digits are marks '?'. A Han character is a word of
// its own, and so is a Hangul syllable right after a digit. Linear.
std::vector<DateToken> tokenize_date(std::string_view text, DateText kind);

// The form in which words of dates are compared: folded, without dots, and without the marks over
// and under letters that capitals and hasty writers leave off ("AOÛT" → "aout", "Μαρτίου" →
// "μαρτιου", "Kasım" → "kasim").
std::string date_key(std::string_view word);

}  // namespace offprint
