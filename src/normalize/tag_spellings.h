// How tags are better written than a document's list of tags has them.
#pragma once

#include "model/article.h"
#include "normalize/normalizer.h"

namespace offprint {

// Fills RawTag::spellings of all tags, best first: the ways in which the text writes the tag's
// words, most used first, with counts ("sexual intimacy" 12 for `sexualintimacy`); else, once, what
// the vocabulary calls it; else, once, its words taken apart (segmenter.h), when that is sure
// enough. Each spelling that is not the list's own is explained. Capitals inside a listed tag
// ("JavaScript", "IT") are its writer's word unless all tags are in capitals.
void find_spellings(const Rules& rules, Article& article);

}  // namespace offprint
