// Runs of capitals in running text: "NATO", "THE TIDE IS OUT". Books set them in small capitals, so
// that they do not shout from the page.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

// Bytes [begin, end) of a text; empty when begin == end.
struct CapitalRun {
  std::size_t begin = 0, end = 0;
};

// The first run at or after byte `from`: words of capitals (cased letters of any script) and digits
// with one blank, "&", "-", "–" or an apostrophe between them. A run has a word of three characters
// or more, two of them capitals; words at its ends have at least two capitals, so that the "I"
// after "NATO" is none of it. The small "s" of a plural ends a word and stays outside. What is part
// of an address, a path or a name with a period ("FEC.gov", "README.md", "A_B") is no word.
// Thread-safe; the time is linear in the bytes passed over.
CapitalRun next_capital_run(std::string_view text, std::size_t from);

}  // namespace offprint
