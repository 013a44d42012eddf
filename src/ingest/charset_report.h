// What a reader says about the bytes that it was given.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/charset.h"
#include "base/diagnostic.h"
#include "base/mojibake.h"

namespace offprint {

// Nothing for UTF-8 and for what the document declares; else charset-damaged or charset-guessed.
void report_charset(const DecodedText& decoded, std::string_view origin, Diagnostics& diagnostics);

// text-repaired, at the first place; nothing when nothing was repaired.
void report_repair(const RepairedText& repaired, std::string_view origin, Diagnostics& diagnostics);

// A document's text: decoded, and repaired where that is certain (base/mojibake.h), which it never
// is where the charset was guessed. Lines are those of the source; columns behind a repaired
// character count the text as it is now.
struct SourceText : DecodedText {
  RepairedText repair;  // without its text
};

// The parts of a text that show code, sorted.
using CodeFinder = std::vector<TextRange> (*)(std::string_view text);
// What stands in <pre>, <code> and the like, written as tags or as escaped tags.
std::vector<TextRange> code_in_markup(std::string_view text);

// As decode_text. `find_code` tells where the damage proves nothing.
SourceText read_text(std::string bytes, std::string_view declared = {},
                     CodeFinder find_code = code_in_markup);

// Both reports.
void report_charset(const SourceText& text, std::string_view origin, Diagnostics& diagnostics);

}  // namespace offprint
