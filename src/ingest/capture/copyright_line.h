// Lines that say whose an article is: "© 2026 Slack Water. All rights reserved."
#pragma once

#include <string_view>

namespace offprint {

// Whether a copyright line says who has the rights, beside the sign or the word, a year or years
// and the sentence that reserves them. Linear; thread-safe.
bool names_owner(std::string_view line);

}  // namespace offprint
