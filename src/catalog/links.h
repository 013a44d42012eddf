// The last stratum of decide: where links lead.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "catalog/facts.h"
#include "catalog/link_map.h"
#include "catalog/nearest_path.h"
#include "model/decisions.h"

namespace offprint {

// The anchors of the article at `row`, as encode_anchors made them.
using FindAnchors = std::function<std::string(std::uint32_t row)>;

// The decisions about those links that do not lead outside. `id` and `url` of the targets are left
// open. Of several articles of one name, a link by name means the nearest (LinkMap::find_near).
std::vector<LinkDecision> decide_links(const Facts& facts, const LinkMap& map,
                                       const DecisionRows& rows, const FindAnchors& find_anchors,
                                       NearestPath& nearest);

}  // namespace offprint
