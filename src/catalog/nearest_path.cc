#include "catalog/nearest_path.h"

#include <algorithm>
#include <tuple>

#include "base/file_system.h"
#include "base/pattern.h"

namespace offprint {
namespace {

// Whether their lengths alone keep two names from being near.
bool could_be_near(std::string_view a, std::string_view b) {
  const std::size_t difference = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  return difference <= a.size() / 3 + 1;
}

std::string nearest_of(std::string_view word, const std::vector<std::string>& candidates) {
  return std::string(nearest(word, candidates.data(), candidates.data() + candidates.size()));
}

}  // namespace

const std::string& NearestPath::find(std::string_view path) {
  const auto known = answers_.find(path);
  if (known != answers_.end()) return known->second;
  return answers_.emplace(std::string(path), search(path)).first->second;
}

std::string NearestPath::search(std::string_view path) {
  const std::string_view name = file_name(path);
  if (std::string found = search_folder(parent_path(path), name); !found.empty()) return found;
  list_names();
  const auto same =
      std::lower_bound(names_.begin(), names_.end(), name,
                       [](const Name& entry, std::string_view n) { return entry.name < n; });
  if (same != names_.end() && same->name == name) return std::string(rows_[same->row].origin);
  return search_similar(name);
}

std::string NearestPath::search_folder(std::string_view folder, std::string_view name) const {
  const std::string prefix = folder.empty() ? std::string() : std::string(folder) + '/';
  auto at =
      std::lower_bound(rows_.begin(), rows_.end(), std::string_view(prefix),
                       [](const DecisionRow& row, std::string_view p) { return row.origin < p; });
  std::vector<std::string> candidates;
  for (; at != rows_.end() && at->origin.starts_with(prefix); ++at) {
    const std::string_view candidate = at->origin.substr(prefix.size());
    if (at->exported && candidate.find('/') == candidate.npos && could_be_near(name, candidate))
      candidates.emplace_back(candidate);
  }
  const std::string found = nearest_of(name, candidates);
  return found.empty() ? found : prefix + found;
}

std::string NearestPath::search_similar(std::string_view name) {
  std::vector<std::string> candidates;
  std::vector<std::uint32_t> candidate_rows;
  for (const Name& entry : names_) {
    if (!could_be_near(name, entry.name)) continue;
    if (comparisons_left_ == 0) return {};
    --comparisons_left_;
    candidates.emplace_back(entry.name);
    candidate_rows.push_back(entry.row);
  }
  const std::string found = nearest_of(name, candidates);
  if (found.empty()) return found;
  const auto at = std::find(candidates.begin(), candidates.end(), found);
  return std::string(
      rows_[candidate_rows[static_cast<std::size_t>(at - candidates.begin())]].origin);
}

void NearestPath::list_names() {
  if (!names_.empty()) return;
  for (std::uint32_t row = 0; row < rows_.size(); ++row)
    if (rows_[row].exported) names_.push_back({file_name(rows_[row].origin), row});
  std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
    return std::tie(a.name, a.row) < std::tie(b.name, b.row);
  });
}

}  // namespace offprint
