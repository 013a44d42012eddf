// Text that was UTF-8, was read as windows-1252 and saved again: "â€™" for ’, "Ã©" for é.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct RepairedText {
  std::string text;
  std::size_t count = 0;       // characters that were repaired
  std::size_t first = 0;       // byte offset of the first one, in the damaged text
  std::string damaged, whole;  // the first one, before and after
};

// Reverses the damage where the reversal is proven: the characters are windows-1252's for bytes
// that are one well-formed UTF-8 sequence, and what it spells is plausible. What can also be right
// as it is (a capital letter before a closing quotation mark) is changed only when the text holds
// more of the damage than of sound letters. Linear; thread-safe.
RepairedText repair_mojibake(std::string text);

}  // namespace offprint
