// The first stage of reading a capture: its characters.
//
// Bytes become UTF-8 (base/charset.h); line ends become LF; tabs become blanks up to the next
// multiple of 8 columns where they indent and one blank elsewhere. Marks that only steer line
// breaking (soft hyphens, zero-width spaces, word joiners, stray byte-order marks) go; no-break
// spaces become blanks unless typography needs them (between digits, beside « » : ; ! ? %).
// Joiners and direction marks stay: Persian and Hindi spell with them.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "base/limits.h"

namespace offprint {

// Reports charset-guessed, charset-damaged, text-repaired, and document-too-large, after which the
// text is empty. Linear; thread-safe.
std::string capture_text(std::string bytes, std::string_view origin, Diagnostics& diagnostics,
                         const Limits& limits = {});

}  // namespace offprint
