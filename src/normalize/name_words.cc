#include "normalize/name_words.h"

#include <algorithm>
#include <initializer_list>

namespace offprint {
namespace {

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

NameWords name_words(std::string_view text) {
  NameWords words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end != 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string join_words(NameWords::const_iterator begin, NameWords::const_iterator end) {
  std::string text;
  for (auto word = begin; word != end; ++word) {
    if (word != begin) text += ' ';
    text += *word;
  }
  return text;
}

bool is_name_suffix(std::string_view word) {
  return is_one_of(word,
                   {"Jr.",  "Jr",    "Sr.",   "Sr",  "II",   "III",   "IV",     "Ph.D.", "PhD",
                    "M.D.", "MD",    "Esq.",  "Esq", "MBA",  "MPH",   "RN",     "J.D.",  "JD",
                    "MSc",  "BSc",   "M.A.",  "MFA", "LCSW", "LMFT",  "PharmD", "PsyD",  "Psy.D.",
                    "EdD",  "Ed.D.", "M.Ed.", "DDS", "DVM",  "DPhil", "CPA",    "RD"});
}

bool is_organization(const NameWords& words) {
  if (is_one_of(words.front(), {"The", "the"})) return true;
  return std::any_of(words.begin(), words.end(), [](std::string_view word) {
    return is_one_of(word, {"of", "for", "the", "Team", "Staff", "Editors", "Department", "Office",
                            "Group", "Project", "Committee"});
  });
}

}  // namespace offprint
