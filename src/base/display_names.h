// What languages, years and months are called in a language, and how its readers sort names: CLDR's
// data, by ICU. Languages that CLDR does not know get the plain form, on every machine.
// Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/date.h"

namespace offprint {

// "2024", "2024年", "٢٠٢٤": a Gregorian year, as a heading.
std::string year_name(const Date& date, std::string_view language);
// "March 2024", "Marzo de 2024", "2024年3月": a Gregorian month, as a heading; else "2024-03".
std::string month_name(const Date& date, std::string_view language);
// "German", "Brazilian Portuguese": what readers of `language` call the language `tag` (BCP 47), as
// a heading; else the tag.
std::string language_name(std::string_view tag, std::string_view language);

// Bytes whose order is that in which readers of `language` expect the texts: accents and case count
// after letters, and numbers in them are compared as numbers.
std::string collation_key(std::string_view text, std::string_view language);

}  // namespace offprint
