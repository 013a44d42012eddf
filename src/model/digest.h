// What is computed from a body: its length, its summary, the ranks of its headings. Steps compute
// it, and resolve does again when blocks of the site have left the body. Thread-safe.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "model/body.h"

namespace offprint {

struct BodyLength {
  std::uint32_t words = 0;
  std::uint32_t minutes = 0;  // of reading

  friend bool operator==(const BodyLength&, const BodyLength&) = default;
};

// Of the plain text, as base/text_length.h measures it.
BodyLength body_length(const Body& body);
BodyLength body_length(std::string_view plain_text);

// The first whole sentences of the article's own text (opening_text.h) that fit in 200 code points,
// which is what feed readers show of an item. When the first one alone is longer, it is cut at a
// clause or a word and ends in "…". "" without a paragraph.
std::string body_summary(const Body& body, std::string_view language);

// Headings rank from 2 without gaps (the title is level 1), whatever levels they were written with.
void rank_headings(Body& body);

}  // namespace offprint
