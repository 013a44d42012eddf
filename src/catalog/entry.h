// What selecting knows of an article, from its facts and what was decided about it.
#pragma once

#include <cstdint>

#include "catalog/catalog.h"
#include "catalog/facts.h"

namespace offprint {

// Without its record_key. What readers see is as resolve has it.
Entry entry_of(std::uint32_t row, const Facts& facts, const ArticleDecisions& decisions);

// Who is credited beside the authors, as resolve has them: name, sort_name and role.
std::vector<Person> contributors_of(const Facts& facts, const ArticleDecisions& decisions);

}  // namespace offprint
