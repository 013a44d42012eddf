// Whether a text is clearly in another language than the one it is said to be in. Thread-safe.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace offprint {

struct OtherLanguage {
  std::string tag;  // canonical BCP 47; "und-Cyrl" when only the script is sure
  double confidence = 1;
  bool by_script_alone = false;
};

// Text that has fewer in the letters of the expected language is never told from it: about ten
// words.
constexpr std::size_t fewest_letters_of_language = 60;

// Whether the small words at the beginning of `text` leave no doubt that it is English: twelve and
// more, a fifth of all words, three times as many as any other language has. The detector says the
// same of such texts, but takes thirty times as long. False says nothing.
bool is_clearly_english(std::string_view text);

// The language of `text`, when it is surely not `expected` (BCP 47), nor a near relative of it, as
// Danish is of Norwegian. The script tells first (base/script.h); text of one script is told by its
// small words (stop_words.def), and only when these speak against `expected`, and there are enough
// letters, is the detector asked, which is slow. Nothing when there is any doubt.
std::optional<OtherLanguage> other_language(std::string_view text, std::string_view expected);

}  // namespace offprint
