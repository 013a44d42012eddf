// How tags are better written than a document's list of tags has them.
#pragma once

#include "model/article.h"
#include "normalize/normalizer.h"

namespace offprint {

// Fills RawTag::spellings: the ways in which the text writes the tag's words, most used first, with
// counts ("sexual intimacy" 12 for `sexualintimacy`). Where running text has none: the ways in
// which headings do, and what this article has reason to guess, with how sure that is: the
// vocabulary's name, a known name, the words taken apart (segmenter.h), the capitals of the words
// of a list's tag (tag_capitals.h). Sure ones that differ from the list's spelling are explained.
// Capitals inside a listed tag ("JavaScript", "IT") are its writer's word unless all tags are in
// capitals.
void find_spellings(const Rules& rules, Article& article);

}  // namespace offprint
