// Headings that say nothing: pages have them as gaps.
#pragma once

#include "model/body.h"

namespace offprint {

// A heading without words, and without a picture that has an alternative text, becomes a paragraph;
// one that holds nothing but line breaks, and that no link can lead to, goes. Thread-safe.
void settle_silent_headings(Body& body);

}  // namespace offprint
