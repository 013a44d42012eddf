// Tags as they stand in a source: several in a text, with signs around them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/tag.h"

namespace offprint {

// The tags that a text lists: between commas and semicolons of any script, bars and bullets; and
// hashtags, with blanks between or run together ("#salt#sea", "#salt works #sea", "salt#sea").
// "C#", "F#" and "#1" are none. What is returned are parts of `text`, which is clean
// (clean_text.h). Thread-safe.
std::vector<std::string_view> split_tags(std::string_view text);

// Whether it is nothing but hashtags, and more than one.
bool is_hash_list(std::string_view text);

// A tag alone: without its hash ("#1" keeps it), without quotation marks, brackets and stray
// punctuation around it, and without characters that nobody sees; joiners stay where a script or an
// emoji needs them. What belongs to a name stays: ".NET", "C++", "Yahoo!", "U.S.", "'90s". "" when
// nothing is left. Thread-safe.
std::string clean_tag(std::string_view tag);

// A tag that is written as in an address, as words: "mental_health" and "mental-health" → "mental
// health". What is likely to have its hyphen keeps it: "self-care", "follow-up", "covid-19", what
// has capitals or blanks, and all of a list that has blanks elsewhere.
std::string as_words(std::string_view tag, bool list_has_blanks);

// Whether some tag has a blank: then hyphens in others were meant.
bool has_blank_tags(const std::vector<RawTag>& tags);

}  // namespace offprint
