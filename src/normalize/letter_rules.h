// What languages have to say about capitals, where no text tells. Words are in lower case unless
// it is said otherwise; languages are BCP 47. Thread-safe.
#pragma once

#include <string_view>

namespace offprint {

std::string_view primary_language(std::string_view language);

// Whether headlines of the language know title case ("How Salt Moved"). Elsewhere it is foreign,
// and a headline in title case is one in sentence case.
bool has_title_case(std::string_view language);
// Words that title case leaves small, unless they begin or end the headline.
bool is_small_word(std::string_view word, std::string_view language);

// Whether there is a list of the language's words; what it does not have is a name, then.
bool has_word_list(std::string_view language);

// Whether a colon or a dash in a headline in sentence case is followed by a capital.
bool capitalizes_after_colon(std::string_view language);

// `word` as written. Only up to XXXIX: greater ones ("MIX", "CIVIL") are words, and so are some
// small ones in some languages (Danish "vi").
bool is_roman_numeral(std::string_view word, std::string_view language);

bool has_vowel(std::string_view word);
// Whether nobody could say it: "xqzt", "uswds".
bool is_unspeakable(std::string_view word);

// Whether the parts of a word before an apostrophe are words of their own ("l'été", "dell'arte"),
// and the part behind it, too.
bool elides(std::string_view language);

// Whether a German word is a noun as far as its ending and its neighbors (in lower case, "" for
// none) tell.
bool is_german_noun(std::string_view word, std::string_view previous, std::string_view next);
// Whether it is none for certain.
bool is_german_small_word(std::string_view word);

}  // namespace offprint
