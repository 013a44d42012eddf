// Bylines: the people in a line that credits them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/person.h"

namespace offprint {

// What a byline says. People have a name, degrees, a role, and are organizations or not; their sort
// names are open.
struct BylineCredits {
  std::vector<Person> people;  // in the order of the byline, whatever their role
  // What looks like a name, but stands where a house, a place or a role does ("Jane Roe – Ann Lee",
  // "Jane Roe (Ann Lee)"): it is credited with nothing.
  std::vector<std::string> dropped;
};

// The people of a byline: "By A, B & C, MPH | Photos by D" → A, B, C (degrees "MPH"), D (role
// "pht"). Labels ("Words by", "Fotos:", "作者：") and the words between names are those of many
// languages; short ones that are also parts of names ("y", "e", "en", "di") count in their
// `language` (BCP 47) only. "Jr." stays with its name; occupations ("Staff Writer", after a comma,
// a dash or in parentheses), houses and dates go, but "A (text) and B (photos)" says who did what.
// "Department of Health and Human Services" is one, "Roe, Jane" is Jane Roe, "AFP/dpa" two. What
// names nobody
// ("admin", "Staff", "Author name", an address) is left out, so that nothing may be left. Looks at
// the first 2,000 bytes. Thread-safe.
BylineCredits split_byline(std::string_view byline, std::string_view language);

// One person or organization of a list, "Roe, Jane, MD": words between names part nothing. The name
// is empty when nobody is named. Thread-safe.
Person read_name(std::string_view text, std::string_view language);

// Whether this is what systems and templates say where an author is missing. Thread-safe.
bool is_filler_name(std::string_view name);

}  // namespace offprint
