// Changes that keep markup and Markdown what they are, so that a fuzzer comes deeper than by bytes.
#pragma once

#include <cstdint>
#include <string>

namespace offprint::fuzz {

// One change, decided by `random` alone: an element or a block goes, comes twice or elsewhere, or
// stands in another; a tag gets a name or an attribute. Text without any gets some.
void change_structure(std::string& text, std::uint64_t random);

}  // namespace offprint::fuzz
