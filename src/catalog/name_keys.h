// By what spellings of one person's name are found. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct NameKeys {
  // Small letters, without full stops, apostrophes and the marks of Latin letters, with one blank
  // between words: "J.R. Roé" → "j r roe".
  std::string loose;
  std::vector<std::string> given;  // words of `loose` but the last; empty for names of one word
  std::string family;              // the last, with "jr" and its like
};

NameKeys name_keys(std::string_view name);

// "j roe": the first letter of the first given name, and the family name. "" without a given name.
std::string initial_key(const NameKeys& keys);

bool is_initial(std::string_view word);

// Whether one of them can be a shorter form of the other: the first given names are equal, or one
// is the initial of the other.
bool may_be_one(const NameKeys& a, const NameKeys& b);

}  // namespace offprint
