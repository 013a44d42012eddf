#include "catalog/links.h"

#include <algorithm>
#include <array>

#include "base/file_system.h"
#include "catalog/anchors.h"
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

void lead_to(std::uint32_t row, std::string_view fragment, const FindAnchors& find_anchors,
             LinkDecision& decision) {
  decision.row = row;
  decision.outcome = LinkDecision::Outcome::article;
  if (fragment.empty()) return;
  const std::string anchors = find_anchors(row);
  if (has_anchor(anchors, fragment)) return;
  const std::vector<std::string> decoded = decode_anchors(anchors);
  constexpr std::size_t most = 2000;  // of a hand-made page; comparing takes its time
  if (decoded.size() <= most) decision.fragment = AnchorFinder(decoded).find(fragment);
  if (decision.fragment.empty()) decision.outcome = LinkDecision::Outcome::fragment_missing;
}

// The article that a link means whose author did not care for capitals.
std::optional<LinkMap::Target> find_in_other_capitals(const LinkFacts& link, const LinkMap& map,
                                                      NearestPath& nearest,
                                                      LinkDecision& decision) {
  for (const std::string_view key : link.keys) {
    if (!key.starts_with(path_prefix)) continue;
    const std::string found = nearest.find_in_other_capitals(key.substr(path_prefix.size()));
    if (found.empty()) continue;
    decision.nearest = found;
    return map.find(path_link_key(found));
  }
  return std::nullopt;
}

LinkDecision decide_link(const LinkFacts& link, const LinkMap& map, std::uint32_t from,
                         const DecisionRows& rows, const FindAnchors& find_anchors,
                         NearestPath& nearest) {
  LinkDecision decision;
  std::optional<LinkMap::Target> target = find_target(link, map, from, rows);
  if (!target) target = find_in_other_capitals(link, map, nearest, decision);
  if (target && target->exported) {
    lead_to(target->row, link.fragment, find_anchors, decision);
  } else if (target) {
    decision.outcome = LinkDecision::Outcome::missing;
    decision.held_back = !target->is_gone;
    decision.withdrawn = target->is_gone || rows[target->row].withdrawn;
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
  std::uint32_t use = 0;
  for (const LinkFacts& link : facts.links()) {
    LinkDecision decision = decide_link(link, map, facts.row, rows, find_anchors, nearest);
    decision.use = use++;
    if (decision.outcome != LinkDecision::Outcome::outside)
      decisions.push_back(std::move(decision));
  }
  return decisions;
}

}  // namespace offprint
