// English names in dates, and zones that RFC 822 and feeds name. For the files of base/ that read
// and write dates.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace offprint {

inline constexpr std::string_view month_abbreviations[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr std::string_view weekday_abbreviations[] = {"Sun", "Mon", "Tue", "Wed",
                                                             "Thu", "Fri", "Sat"};

// From words in lower case: "sept" → 9, "tues" → 2 (Sunday is 0), "est" → −300 minutes. Nothing for
// other words.
std::optional<int> month_named(std::string_view word);
std::optional<int> weekday_named(std::string_view word);
std::optional<std::int16_t> zone_named(std::string_view word);

}  // namespace offprint
