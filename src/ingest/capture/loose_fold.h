// Case folding for lines whose language is not known yet.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// As fold(), with İ, I and ı made one letter, so that Turkish capitals meet their small letters.
// Thread-safe.
std::string loose_fold(std::string_view text);

void replace_all(std::string& text, std::string_view from, std::string_view to);

}  // namespace offprint
