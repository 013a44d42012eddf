// How the parts of a headline read, whoever asks.
#pragma once

#include <string_view>

namespace offprint {

// Whether `end`, which a bar or a dash parts from `title`, reads as a subtitle rather than as a
// site's name or a section's: the title is a question or an exclamation of three words and more,
// and the end has at least four ("How does salt form? | What the sea leaves behind"). Thread-safe.
bool reads_as_subtitle(std::string_view title, std::string_view end);

}  // namespace offprint
