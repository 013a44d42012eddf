// The tags of a Record.
#pragma once

#include <vector>

#include "model/article.h"
#include "model/decisions.h"

namespace offprint {

// One for each label, in the order of the article's list, with all that the list calls it; those
// without a label are left out. Codes that the article states go before the vocabulary's. Why each
// is called so goes into the article's provenance. Both must fit each other.
std::vector<Tag> close_tags(const ArticleDecisions& decisions, Article& article);

}  // namespace offprint
