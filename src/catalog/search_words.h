// Texts cut so that every word in them can be found.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The text with a mark (U+200B) behind each letter of scripts that have no blanks between words
// (Chinese, Japanese, Thai, Lao, Burmese, Khmer) or whose words carry endings that nobody looks for
// (Korean), and without soft hyphens. Each such letter is a word of its own then, and what somebody
// looks for is found as the run of its letters, wherever a dictionary would cut. (An index of
// trigrams would not find words of two letters, which most of Chinese are; cutting by a dictionary
// cuts a question otherwise than the text that it stands in.)
std::string with_letter_marks(std::string_view text);

// The text as it was, but for soft hyphens.
std::string without_letter_marks(std::string_view text);

}  // namespace offprint
