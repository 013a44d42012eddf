// The stratum of decide that makes slugs unique.
#pragma once

#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "catalog/decision_row.h"
#include "catalog/ledger.h"

namespace offprint {

// One slug for each row, all different. An article keeps the slug that the ledger has for its id,
// so that addresses stay; then the first by (published, origin) has the slug it proposes, and
// others get "-2", "-3" … (slug-renamed). `ids` as decide_identity gave them.
std::vector<std::string_view> decide_slugs(const DecisionRows& rows,
                                           const std::vector<std::string_view>& ids,
                                           const Ledger& ledger, TextPool& pool,
                                           Diagnostics& diagnostics);

}  // namespace offprint
