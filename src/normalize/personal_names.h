// How names of people are written, joined and sorted.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// "Family, Given, Jr.", with particles ("van", "de la") before the family name. Names of one word,
// of organizations
// ("The Editors", "Office of Maps"), and names that are written family first (Han, kana, Hangul)
// stay as they are.
std::string sort_name(std::string_view name);

// The people of a byline: "By A, B & C" → A, B, C. The word before and between names is taken in
// English and in `language` (BCP 47). "Jane Roe, Jr." and "Department of Health and Human Services"
// are one each; "Roe, Jane" is Jane Roe.
std::vector<std::string> split_byline(std::string_view byline, std::string_view language);

// "zach-goldfine", "jparcell": the name of an author's file rather than of an author.
bool is_author_id(std::string_view name);
// "Zach Goldfine", as far as an id tells: "jparcell" stays.
std::string name_from_author_id(std::string_view id);

}  // namespace offprint
