// What a reader says about the bytes that it was given.
#pragma once

#include <string_view>

#include "base/charset.h"
#include "base/diagnostic.h"

namespace offprint {

// Nothing for UTF-8 and for what the document declares; else charset-damaged or charset-guessed.
void report_charset(const DecodedText& decoded, std::string_view origin, Diagnostics& diagnostics);

}  // namespace offprint
