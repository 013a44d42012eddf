// How names of people are sorted, and what ids tell of names. Thread-safe.
#pragma once

#include <string>
#include <string_view>

#include "model/person.h"

namespace offprint {

// "Family, Given, Jr." by the usage of `language` (BCP 47; "" is like English): particles stand
// before the family name ("van der Meer, Rosa") or, where that is usage, after the given one (nl,
// de: "Meer, Rosa van der"; es: "Vega, Lope de"); Spanish names have two family names. Names that
// are written family first (Han, kana, Hangul; in hu, vi, ja, zh, ko; "KANO Jun") and those that
// sort by the given name (is) stay in their order, as names of one word do. Titles before a name
// ("Dr.") are left out. An organization stays as it is, without an article ("The Editors" →
// "Editors").
std::string sort_name(std::string_view name, std::string_view language = {});

// By what is known of the person: organizations are not sorted by their last word.
std::string sort_name(const Person& person, std::string_view language);

// "zach-goldfine", "jparcell": the name of an author's file rather than of an author.
bool is_author_id(std::string_view name);
// "Zach Goldfine", as far as an id tells: "jparcell" stays.
std::string name_from_author_id(std::string_view id);

}  // namespace offprint
