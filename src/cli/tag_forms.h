// The forms in which `offprint tags` prints what the archive's tags are.
#pragma once

#include <string>
#include <vector>

#include "model/tag_report.h"
#include "model/vocabulary.h"

namespace offprint {

// For people: a table of the tags, then what was merged, what may be one, and what labels evidence
// would choose today.
std::string tags_as_text(const TagReport& report);

// For programs: schemas/tags.schema.json.
std::string tags_as_json(const TagReport& report);

// A vocabulary file to edit (schemas/vocabulary.schema.json): a concept for every tag that has
// none, with what was merged into it as its alternatives, and a note of what may be one with it.
// `language` (BCP 47) is that of labels whose articles tell none.
std::vector<Concept> tags_as_concepts(const TagReport& report, const std::string& language);

}  // namespace offprint
