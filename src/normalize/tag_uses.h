// How a text writes the article's tags.
#pragma once

#include <string>
#include <vector>

#include "model/tag.h"
#include "normalize/words/text_words.h"

namespace offprint {

struct TagUses {
  // As running text has the tag, the most used first; of equals, the first in byte order. "Salt
  // roads" at the beginning of a sentence is "salt roads" where the text has that elsewhere, and
  // "the Guild's rules" has "Guild".
  std::vector<TagSpelling> sure;
  // Where capitals say nothing: in headings, and as a part of a longer name ("Open Data" in "Open
  // Data Institute"). Empty when there are others.
  std::vector<TagSpelling> unsure;
};

// One for each tag, of the first hundred; the others have none. Time is bounded whatever the text.
std::vector<TagUses> find_tag_uses(const std::vector<RawTag>& tags, const TextWords& words);

// Names that the text explains by the initials in parentheses behind them, or the other way round,
// where one of them is a tag: "application programming interface (API)". As tag keys, the short one
// first; each once, sorted, 50 at most.
std::vector<std::pair<std::string, std::string>> find_abbreviations(const std::vector<RawTag>& tags,
                                                                    const TextWords& words);

// All of a text that find_abbreviations needs: the words around parentheses with, or behind, what
// may be initials. Most texts have few of them.
std::string around_abbreviations(std::string_view text);

}  // namespace offprint
