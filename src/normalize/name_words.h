// The words that names are made of. Thread-safe.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

using NameWords = std::vector<std::string_view>;

NameWords name_words(std::string_view text);
std::string join_words(NameWords::const_iterator begin, NameWords::const_iterator end);

// Whether `language` (BCP 47) is one of `languages`, primary subtags with blanks between them; ""
// stands for all.
bool is_of_language(std::string_view languages, std::string_view language);

// "Jr.", "III": follows a name and belongs to it.
bool is_generation(std::string_view word);

// "PhD", "LCSW", "Esq.": a listed degree, license or honor.
bool is_listed_degree(std::string_view word);

// The same, and no family name: one that needs no comma before it ("Jane Roe PhD").
bool is_sure_degree(std::string_view word);

// "Dr.", "Sir": before a name.
bool is_name_title(std::string_view word);

// "AFP", "Associated Press", whatever the case.
bool is_agency(std::string_view name);

// An agency, "The Editors", "Office of Maps", "Redaktion".
bool is_organization(const NameWords& words);

}  // namespace offprint
