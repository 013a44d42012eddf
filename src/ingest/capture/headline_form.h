// What a line's own words say for and against its being a headline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/capture/block_features.h"

namespace offprint {

// The beginnings of a text's longer words, folded, so that inflected forms meet; of wide
// characters, pairs. Linear; thread-safe.
std::vector<std::string> key_words(std::string_view text);

// Points for a headline's length and for capitals; against full stops, several sentences, small
// first letters and one word again and again ("Part 1 Part 2 Part 3"). Thread-safe.
double form_score(std::string_view line, const BlockFeatures& features);

// With a mark that opens nothing.
bool begins_oddly(std::string_view line);
bool starts_with_digit(std::string_view line);

// "The mill in winter. | Photo by Jane Roe"
bool ends_with_credit(std::string_view line);

}  // namespace offprint
