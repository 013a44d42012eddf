// Plain text for feeds, whose readers take it for HTML now and then.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The text as it looks to everybody: where HTML would have a tag or a comment begin, a word joiner
// (U+2060, of no width) follows the `<`. So "Vec<T>" shows as it is written, and what an attacker
// calls an article is no picture whose failure runs a script. Readers of sources drop the joiner
// (normalize/clean_text.h). Idempotent, thread-safe.
std::string tagless_text(std::string_view text);

}  // namespace offprint
