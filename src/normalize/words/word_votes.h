// How strongly a text speaks for each letter case of a word.
#pragma once

#include <string>
#include <string_view>

#include "normalize/words/text_words.h"

namespace offprint {

// The best form in small letters and the best one with capitals, "" for none, and how much speaks
// for each: a use counts one, a little more beside a short word that the headline has there as
// well, much more beside a longer one ("New York", though elsewhere "new"), and twice when it has
// the accents that the capitals have.
struct CaseVotes {
  std::string small, capital;
  double for_small = 0, for_capital = 0;
  // A form that only beginnings of sentences have: its first capital says nothing.
  std::string opening;
};

// `word`, `previous` and `next` are written in any case; neighbors may be "". Capitals may have
// lost the word's accents; those that they have are the word's ("QUÉ" is not "que"). Uses that
// begin a sentence count only beside a neighbor that is written with a capital ("Ann Roe" begins
// with a name), or for the capitals inside ("PTSD"). Thread-safe.
CaseVotes case_votes(const WordIndex& text, std::string_view word, std::string_view previous = {},
                     std::string_view next = {});

}  // namespace offprint
