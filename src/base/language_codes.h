// Codes of languages that are not BCP 47. Thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// ISO 639-2/B, the three letters that libraries and the book trade use: "fre" for "fr-CA"; "" for
// what has none.
std::string iso_639_2b(std::string_view tag);

}  // namespace offprint
