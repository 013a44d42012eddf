// Bylines: the people in a line that credits them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// The people of a byline: "By A, B & C" → A, B, C. Labels ("Words by", "Автор:", "作者：") and the
// words between names are those of many languages; short ones that are also parts of names ("y",
// "e", "en", "di") count in their `language` (BCP 47) only. Degrees and "Jr." stay with their name,
// roles ("Staff Writer", after a comma, a dash or in parentheses) and dates do not; "Department of
// Health and Human Services" is one, "Roe, Jane" is Jane Roe. Who only took the pictures, reviewed
// or updated is no author where somebody wrote. What names nobody ("admin", "Staff", "Author name",
// an address) is left out, so that nothing may be left. Looks at the first 2,000 bytes.
std::vector<std::string> split_byline(std::string_view byline, std::string_view language);

// Whether this is what systems and templates say where an author is missing.
bool is_filler_name(std::string_view name);

}  // namespace offprint
