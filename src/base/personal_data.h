// E-mail addresses and telephone numbers in plain text. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

struct PersonalData {
  std::uint32_t addresses = 0;  // e-mail
  std::uint32_t numbers = 0;    // telephone

  bool empty() const { return addresses == 0 && numbers == 0; }
  PersonalData& operator+=(const PersonalData& other);
};

// What looks like it. Numbers count that are written as telephone numbers are: with "+" and the
// country, with parentheses, in groups of three and four, or behind a word for "telephone"; dates,
// prices and counts do not. Linear.
PersonalData personal_data_in(std::string_view text);

// "2 e-mail addresses and 1 telephone number". The data themselves are never printed.
std::string describe(const PersonalData& data);

}  // namespace offprint
