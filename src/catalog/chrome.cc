#include "catalog/chrome.h"

#include "base/hash.h"
#include "model/site_key.h"

namespace offprint {
namespace {

constexpr std::uint32_t fewest_pages = 3;
constexpr std::uint32_t fewest_titles = 2;

bool is_common(Edge edge, std::uint64_t pages, std::uint64_t of) {
  if (edge != Edge::title_suffix) return pages >= fewest_pages && pages * 3 >= of;
  return pages >= fewest_pages ? pages * 2 >= of : pages * 3 >= of * 2;
}

}  // namespace

void SiteChrome::learn(const Store& store) {
  std::uint64_t site = 0;
  std::uint32_t of = 0;  // pages of the site: its first row says it
  store.for_each_site_line(fewest_titles, [&](const Store::SiteRow& row, std::uint32_t pages) {
    const auto edge = static_cast<Edge>(row.edge);
    if (edge == Edge::page) {
      site = row.site;
      of = pages;
    } else if (row.site == site && is_common(edge, pages, of)) {
      lines_.emplace(Line{row.site, row.hash, edge}, ArticleDecisions::Shared{pages, of});
    }
  });
}

ArticleDecisions::Shared SiteChrome::find(const Facts& facts, Edge edge, std::uint64_t hash) const {
  if (lines_.empty() || facts.page_site.empty()) return {};
  for (const std::uint64_t site : {hash64(facts.page_site), hash64(folder_site_key(facts.origin))})
    if (const auto found = lines_.find({site, hash, edge}); found != lines_.end())
      return found->second;
  return {};
}

void SiteChrome::decide(const Facts& facts, ArticleDecisions& decisions) const {
  for (const Facts::EdgeLine& line : facts.edge_lines)
    decisions.chrome.push_back(find(facts, line.edge, line.hash));
  if (!facts.title_before_suffix.empty())
    decisions.title_suffix = find(facts, Edge::title_suffix, facts.title_suffix);
}

// In no order: so the sum stands for all.
void SiteChrome::add_to(Digest& digest) const {
  std::uint64_t sum = 0;
  for (const auto& [line, shared] : lines_)
    sum += Digest()
               .number(line.site)
               .number(line.hash)
               .number(static_cast<std::uint64_t>(line.edge))
               .number(shared.pages)
               .number(shared.of)
               .value();
  digest.number(lines_.size()).number(sum);
}

std::vector<std::string> SiteChrome::lost_anchors(const Facts& facts) const {
  std::vector<std::string> lost;
  for (const Facts::EdgeLine& line : facts.edge_lines)
    if (!line.anchors.empty() && find(facts, line.edge, line.hash).pages > 0)
      lost.insert(lost.end(), line.anchors.begin(), line.anchors.end());
  return lost;
}

}  // namespace offprint
