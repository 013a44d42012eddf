// English names in dates as formats have them. For the files of base/ that write dates.
#pragma once

#include <string_view>

namespace offprint {

inline constexpr std::string_view month_abbreviations[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
inline constexpr std::string_view weekday_abbreviations[] = {"Sun", "Mon", "Tue", "Wed",
                                                             "Thu", "Fri", "Sat"};

}  // namespace offprint
