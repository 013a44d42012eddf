// English names in dates as formats have them, and zones that RFC 822 and feeds name. For the files
// of base/ that read and write dates.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace offprint {

inline constexpr std::string_view month_abbreviations[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr std::string_view weekday_abbreviations[] = {"Sun", "Mon", "Tue", "Wed",
                                                             "Thu", "Fri", "Sat"};

// From a word in lower case: "est" → −300 minutes. Nothing for other words.
std::optional<std::int16_t> zone_named(std::string_view word);

}  // namespace offprint
