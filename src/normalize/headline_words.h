// The words of a headline in capitals, one by one, with the letter case that they have elsewhere.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "normalize/words/text_words.h"

namespace offprint {

// Gives each word the form that the text gives it in the middle of sentences (acronyms, names,
// German nouns); else that of a word list, where the language has one; else what the language's
// rules make of it. Single-threaded; keeps references to what it is given.
class HeadlineWords {
 public:
  HeadlineWords(const TextWords& headline, const WordIndex& text)
      : headline_(headline), text_(text), language_(text.language()) {}

  // The form that the word has in the middle of a sentence.
  std::string form(std::size_t word);
  // What stands between a word (or the beginning) and the next one (or the end): handles, paths and
  // hashtags in it are written as the text writes them, else handles and paths small.
  std::string gap(std::size_t word) const;
  // Whether the word is part of an address ("data.example.com"), whose case is never changed by
  // where it stands.
  bool is_address(std::size_t word) const;
  // How many of the forms given were guesses.
  std::size_t guesses() const { return guesses_; }

 private:
  std::string whole_form(std::size_t i, std::string_view word);
  std::string part_form(std::string_view word, std::size_t i);
  std::optional<std::string> told_form(std::string_view word, std::string_view previous,
                                       std::string_view next) const;
  std::optional<std::string> rule_form(std::string_view word) const;
  std::optional<std::string> apostrophe_form(std::string_view word, std::size_t i);
  std::string address_form(std::size_t i) const;
  std::string unknown_form(std::string_view word, std::size_t i);
  std::string_view neighbor(std::size_t i, int step) const;
  bool joins(std::size_t i) const;
  bool is_letter_of_pair(std::size_t i) const;

  const TextWords& headline_;
  const WordIndex& text_;
  const std::string& language_;
  std::optional<WordBeginnings> beginnings_;
  std::size_t guesses_ = 0;
};

}  // namespace offprint
