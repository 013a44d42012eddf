#include "catalog/links.h"

#include <algorithm>
#include <array>

#include "base/file_system.h"
#include "model/link_key.h"

namespace offprint {
namespace {

constexpr std::string_view path_prefix = "path:";

// Whether the link can only mean a document, so that it is broken when there is none.
bool means_document(const LinkFacts& link) {
  if (std::any_of(link.keys.begin(), link.keys.end(), is_name_link_key)) return true;
  const std::string_view key = link.keys.empty() ? std::string_view() : link.keys.front();
  constexpr std::array<std::string_view, 4> extensions{".md", ".markdown", ".html", ".htm"};
  return key.starts_with(path_prefix) &&
         std::find(extensions.begin(), extensions.end(), file_extension(key)) != extensions.end();
}

// The best key that leads to an exported article; else the best that leads to one which is held
// back.
std::optional<LinkMap::Target> find_target(const LinkFacts& link, const LinkMap& map,
                                           std::uint32_t from, const DecisionRows& rows) {
  std::optional<LinkMap::Target> held_back;
  for (const std::string_view key : link.keys) {
    const std::optional<LinkMap::Target> target =
        is_name_link_key(key) ? map.find_near(key, from, rows) : map.find(key);
    if (target && target->exported) return target;
    if (target && !held_back) held_back = target;
  }
  return held_back;
}

LinkDecision decide_link(const LinkFacts& link, const LinkMap& map, std::uint32_t from,
                         const DecisionRows& rows, const FindAnchors& find_anchors,
                         NearestPath& nearest) {
  LinkDecision decision;
  const std::optional<LinkMap::Target> target = find_target(link, map, from, rows);
  if (target && target->exported) {
    decision.row = target->row;
    const bool found =
        link.fragment.empty() || has_anchor(find_anchors(target->row), link.fragment);
    decision.outcome =
        found ? LinkDecision::Outcome::article : LinkDecision::Outcome::fragment_missing;
  } else if (target) {
    decision.outcome = LinkDecision::Outcome::missing;
    decision.held_back = true;
    decision.withdrawn = rows[target->row].withdrawn;
  } else if (means_document(link)) {
    decision.outcome = LinkDecision::Outcome::missing;
    if (link.keys.front().starts_with(path_prefix))
      decision.nearest = nearest.find(link.keys.front().substr(path_prefix.size()));
  }
  return decision;
}

}  // namespace

std::vector<LinkDecision> decide_links(const Facts& facts, const LinkMap& map,
                                       const DecisionRows& rows, const FindAnchors& find_anchors,
                                       NearestPath& nearest) {
  std::vector<LinkDecision> decisions;
  for (const LinkFacts& link : facts.links())
    decisions.push_back(decide_link(link, map, facts.row, rows, find_anchors, nearest));
  return decisions;
}

}  // namespace offprint
