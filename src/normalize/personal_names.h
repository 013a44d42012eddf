// How names of people are written and sorted.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// "Family, Given, Jr.", with particles ("van", "de la") before the family name. Names of one word,
// of organizations
// ("The Editors", "Office of Maps"), and names that are written family first (Han, kana, Hangul)
// stay as they are.
std::string sort_name(std::string_view name);

// "zach-goldfine", "jparcell": the name of an author's file rather than of an author.
bool is_author_id(std::string_view name);
// "Zach Goldfine", as far as an id tells: "jparcell" stays.
std::string name_from_author_id(std::string_view id);

}  // namespace offprint
