// Text of metadata made clean: what a reader sees, and nothing else.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// HTML's character references ("&amp;", "&#8217;", always with ";") decoded, once. Content systems
// leave them in values that are no HTML.
std::string decode_references(std::string_view text);

// HTML's elements of running text taken off, their text kept: "for <em>all</em>" → "for all". Only
// what was opened and closed is markup ("a <b c" is none); a line break becomes a blank. Linear.
std::string without_inline_tags(std::string_view text);

// In NFC, white space collapsed and trimmed, without controls and without characters that have
// neither look nor meaning: soft hyphens, zero-width spaces, byte-order marks. Joiners and
// direction marks stay.
std::string clean_text(std::string_view text);

}  // namespace offprint
