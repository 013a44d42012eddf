// Typographic quotation marks, apostrophes, dashes and ellipses, by language.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// `text` with the straight quotation marks of `language` (BCP 47) set in pairs as the language has
// them, and apostrophes curled: rock 'n' roll, '90s. What has no partner stays straight, and so do
// signs of measure behind a number (5' 6", 12"), what stands between backquotes, and addresses.
// Marks that are typographic already stay, whatever their language. In languages that are not
// known, and those of East Asia, nothing changes but apostrophes between letters. Idempotent: what
// it made stays as it is. Linear; thread-safe.
std::string set_quotes(std::string_view text, std::string_view language);

// Double and triple hyphens become dashes, a hyphen with a blank on both sides becomes an en dash,
// one between two years (1914-1918) too, and three stops an ellipsis. Idempotent, as above. Linear;
// thread-safe.
std::string set_dashes(std::string_view text, std::string_view language);

}  // namespace offprint
