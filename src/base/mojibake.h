// Text that was UTF-8, was read as windows-1252 or Latin-1 and saved again, once or twice: "â€™"
// for ’, "Ã©" for é.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/position.h"

namespace offprint {

// Offsets of bytes in a text.
struct TextRange {
  std::size_t begin = 0, end = 0;
};

struct RepairedText {
  std::string text;
  std::size_t count = 0;       // characters that were repaired, those repaired twice counted twice
  std::size_t first = 0;       // byte offset of the first one, in the damaged text
  Position position = {};      // its place in the damaged text
  std::string damaged, whole;  // the first one, before and after
};

// Reverses the damage where it is certain. A sequence of characters is suspicious when they are
// windows-1252's for the bytes of one well-formed UTF-8 sequence. It is strong when it has three or
// more and no writer sets them so ("é »" in good French spells a Chinese character), weak when it
// has two that writers do set so (É”), fair otherwise. A text is repaired
// - whole, when nothing else in it is beyond ASCII and some sequence is strong or fair, or when it
//   has more of the damage, weak or not, than of sound letters and marks, and 3 that are not weak;
// - in its strong sequences alone, when it has `among_sound` of them beside sound letters.
// Sequences in the ranges of `code` (sorted) prove nothing: a text may speak of the damage. No line
// is added or removed. Linear; thread-safe.
RepairedText repair_mojibake(std::string text, const std::vector<TextRange>& code = {},
                             std::size_t among_sound = 3);

// The control characters U+0080 to U+009F, which no text needs, as what windows-1252 has in their
// places, as HTML reads references to them (section 13.2.5.80); the five without one are dropped.
// Linear; thread-safe.
std::string repair_controls(std::string_view text);
// Whether `text` has such controls: quick. Bytes that are no UTF-8 are none of them, so that
// nothing is left to be repaired in what repair_controls returns. Thread-safe.
bool has_high_controls(std::string_view text);

// Whether it may be worth to look for code: quick.
bool may_be_mojibake(std::string_view text);

}  // namespace offprint
