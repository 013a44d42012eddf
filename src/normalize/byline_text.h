// The writing of bylines: separators, and what words look like. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// Separators of other scripts as ASCII, blanks around what parts names ("AFP/dpa" → "AFP | dpa"),
// the outermost parentheses as words of their own ("(", ")"), nothing in those inside.
std::string plain_byline(std::string_view byline);

bool has_digit(std::string_view text);
bool is_number(std::string_view text);
bool begins_lower(std::string_view text);
bool begins_upper(std::string_view text);
bool begins_latin(std::string_view text);
// Without any small letter.
bool lacks_small_letters(std::string_view text);
// "LCSW", "E-RYT": listed, or mostly capitals.
bool is_degree_word(std::string_view word);
// Of the web or of mail.
bool is_net_address(std::string_view text);

}  // namespace offprint
