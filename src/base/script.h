// In what script a text is, by ISO 15924 codes. Certain and cheap, where detecting a language is
// neither. Thread-safe.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

struct TextScript {
  std::string_view script = {};  // "Latn", "Cyrl", "Arab" …; "" when no script has most letters
  std::size_t letters = 0;       // of all scripts
};

// The script of at least four in five letters (Unicode's Script property), looking at no more than
// the first 2,000 bytes. Where there are kana, Han and kana together are "Jpan"; Hangul, with Han
// or without, is "Kore"; Han alone is "Hani".
TextScript script_of_text(std::string_view text);

// In what script the language of a BCP 47 tag is written, as CLDR's likely subtags have it, in the
// codes above: "zh-Hant" is "Hani". "" for "und".
std::string_view script_of_language(std::string_view tag);

// Whether text of that script may be of the language: its own; Han in Japanese and Korean; Latin
// and Cyrillic of languages that are written in both.
bool may_be_written_in(std::string_view tag, std::string_view script);

// The language that alone, or nearly, is written in the script: "Grek" → "el"; "" for scripts of
// several.
std::string_view language_of_script(std::string_view script);

}  // namespace offprint
