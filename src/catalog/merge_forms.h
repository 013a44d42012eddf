// One article out of several forms of it: the best one, with what others say better or alone.
#pragma once

#include <vector>

#include "model/article.h"

namespace offprint {

// Field by field, the value of the form that is surest of it (Provenance::confidence) counts, and
// the leader's among equals: title, subtitle, dek, summary, language with its direction, authors,
// contributors, dates, section, series, rights, site, a stated address, lead image, enclosures. Of
// tags, advisories and aliases there are those of all forms, each once. Images without an
// alternative text get that of the same picture. The id is the first that any form states, the body
// and the slug are the leader's.
//
// Provenance says of each value that was taken where it comes from, and what was reported missing
// and is there now is no longer reported. `others` are in the order in which they are asked.
// Thread-safe.
Article merge_forms(Article leader, const std::vector<Article>& others);

}  // namespace offprint
