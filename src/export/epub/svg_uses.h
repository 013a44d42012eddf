// How much an SVG picture draws, which may be far more than it holds: what is drawn once can be
// used again, and what uses it, too (SVG 1.1, section 5.6).
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint {

// The elements that are drawn, each as often as <use>, or url(#…) in an attribute, shows it; never
// more than 2^62. What refers to itself counts once; a chain of references that is too long to be
// followed counts as more than anybody allows. Cost is linear in the bytes. Thread-safe.
std::uint64_t count_drawn(std::string_view svg);

}  // namespace offprint
