// The part of resolve that closes links.
#pragma once

#include <vector>

#include "model/article.h"
#include "model/decisions.h"
#include "model/publication.h"
#include "model/record.h"

namespace offprint {

// Gives every link of the record's body its final form. A link to an article is listed in
// Record::links, and its `href` is the article's address where that is known. Any other has an
// absolute `href`, or leads to a place in the same body that exists. What leads nowhere becomes
// plain text and is reported: link-target-missing, link-fragment-missing, anchor-missing,
// link-relative. `uses` and `decisions` correspond one to one.
void close_links(const std::vector<LinkUse>& uses, const std::vector<LinkDecision>& decisions,
                 const Publication& publication, Record& record);

}  // namespace offprint
