// The words that names are made of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

using NameWords = std::vector<std::string_view>;

NameWords name_words(std::string_view text);
std::string join_words(NameWords::const_iterator begin, NameWords::const_iterator end);

// "Jr.", "III", "PhD": what follows a name and belongs to it.
bool is_name_suffix(std::string_view word);

// "The Editors", "Office of Maps".
bool is_organization(const NameWords& words);

}  // namespace offprint
