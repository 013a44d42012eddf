// The numbers that some text browsers print before links: "By [8]Jane Roe".
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

// How many links of the text are numbered, when the numbers count up from 1 and stand before words;
// 0 when there are fewer than three: such brackets are the text's own. Linear; thread-safe.
std::uint32_t count_link_numbers(std::string_view text);

// The text without the numbers from 1 to `count` that stand before a word.
std::string without_link_numbers(std::string_view text, std::uint32_t count);

}  // namespace offprint
