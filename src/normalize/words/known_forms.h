// Words whose capitals are known without looking: common acronyms, products, and in English the
// names of places, peoples, persons, days and months. known_forms.def lists them.
#pragma once

#include <string_view>

namespace offprint {

// "nasa" → "NASA", "iphone" → "iPhone"; in English (`language` is BCP 47) "france" → "France". ""
// for what is not listed. `key` is in lower case. Thread-safe.
std::string_view known_form(std::string_view key, std::string_view language);

// "dont" → "don't": an English contraction that lost its apostrophe; "" for what is none.
std::string_view contraction(std::string_view key);

// The same for what is written alike in every language only: acronyms and products.
std::string_view known_name(std::string_view key);

}  // namespace offprint
