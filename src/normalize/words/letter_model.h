// How much like an English word a run of letters looks, known or not.
#pragma once

#include <string_view>

namespace offprint {

// How unlikely `letter` is behind two others, in quarters of a bit (letter_costs.def). Each is a to
// z, or '{' for the beginning or the end of the word; anything else counts as the likeliest letter
// that is never seen.
int letter_cost(char before_last, char last, char letter);

constexpr char word_edge = '{';

}  // namespace offprint
