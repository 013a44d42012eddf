// What a document itself says that other schemes call its tags.
#pragma once

#include <vector>

#include "model/article.h"
#include "model/draft.h"

namespace offprint {

// Of a tag that is a map: {name: Mental health, codes: {MEDTOP: 20000649, BISAC: [HEA000000]}}.
// What is no code is reported (field-type) and left out. Thread-safe.
std::vector<SubjectCode> tag_codes(const Field& field, const Value& tag, Article& article);

}  // namespace offprint
