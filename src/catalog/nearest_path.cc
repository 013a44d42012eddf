#include "catalog/nearest_path.h"

#include <algorithm>
#include <utility>

#include "base/file_system.h"
#include "base/hash.h"
#include "base/pattern.h"
#include "base/unicode.h"

namespace offprint {
namespace {

std::string nearest_of(std::string_view word, const std::vector<std::string>& candidates) {
  return std::string(nearest(word, candidates.data(), candidates.data() + candidates.size()));
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

std::string NearestPath::find_in_other_capitals(std::string_view path) {
  const auto key = [](std::string_view p) { return hash64(fold(without_gzip_extension(p))); };
  if (folded_.empty()) {
    folded_.reserve(rows_.size());
    for (std::uint32_t row = 0; row < rows_.size(); ++row)
      if (rows_[row].exported && part_of_origin(rows_[row].origin).empty())
        folded_.emplace_back(key(rows_[row].origin), row);
    std::sort(folded_.begin(), folded_.end());
  }
  const std::uint64_t hash = key(path);
  const auto at = std::lower_bound(folded_.begin(), folded_.end(), std::pair(hash, 0U));
  if (at == folded_.end() || at->first != hash) return {};
  if (at + 1 != folded_.end() && (at + 1)->first == hash) return {};
  return std::string(rows_[at->second].origin);
}

const std::string& NearestPath::find(std::string_view path) {
  const auto known = answers_.find(path);
  if (known != answers_.end()) return known->second;
  return answers_.emplace(std::string(path), search(path)).first->second;
}

std::string NearestPath::search(std::string_view path) {
  const std::string_view name = file_name(path);
  if (std::string found = search_folder(parent_path(path), name); !found.empty()) return found;
  list_names();
  if (const Name* same = find_name(name)) return std::string(rows_[same->row].origin);
  return search_similar(name);
}

std::string NearestPath::search_folder(std::string_view folder, std::string_view name) {
  if (work_left_ == 0) return {};
  const std::string prefix = folder.empty() ? std::string() : std::string(folder) + '/';
  const Letters letters = letters_of(name);
  auto at =
      std::lower_bound(rows_.begin(), rows_.end(), std::string_view(prefix),
                       [](const DecisionRow& row, std::string_view p) { return row.origin < p; });
  std::vector<std::string> candidates;
  for (; at != rows_.end() && at->origin.starts_with(prefix); ++at) {
    const std::string_view candidate = at->origin.substr(prefix.size());
    if (at->exported && candidate.find('/') == candidate.npos &&
        may_compare(name, letters, candidate, letters_of(candidate)))
      candidates.emplace_back(candidate);
  }
  const std::string found = nearest_of(name, candidates);
  return found.empty() ? found : prefix + found;
}

std::string NearestPath::search_similar(std::string_view name) {
  if (work_left_ == 0) return {};
  const Letters letters = letters_of(name);
  std::vector<std::string> candidates;
  for (const Name& entry : names_)
    if (may_compare(name, letters, text(entry), entry.letters))
      candidates.emplace_back(text(entry));
  const std::string found = nearest_of(name, candidates);
  return found.empty() ? found : std::string(rows_[find_name(found)->row].origin);
}

std::string_view NearestPath::text(const Name& name) const {
  return file_name(rows_[name.row].origin);
}

const NearestPath::Name* NearestPath::find_name(std::string_view name) const {
  const auto at =
      std::lower_bound(names_.begin(), names_.end(), name,
                       [this](const Name& entry, std::string_view n) { return text(entry) < n; });
  return at != names_.end() && text(*at) == name ? &*at : nullptr;
}

void NearestPath::list_names() {
  if (!names_.empty()) return;
  names_.reserve(rows_.size());
  for (std::uint32_t row = 0; row < rows_.size(); ++row)
    if (rows_[row].exported && part_of_origin(rows_[row].origin).empty())
      names_.push_back({row, letters_of(file_name(rows_[row].origin))});
  std::sort(names_.begin(), names_.end(), [this](const Name& a, const Name& b) {
    return std::pair(text(a), a.row) < std::pair(text(b), b.row);
  });
}

NearestPath::Letters NearestPath::letters_of(std::string_view name) {
  Letters letters{};
  for (const char c : name) {
    std::uint8_t& count = letters[static_cast<unsigned char>(c) % letters.size()];
    if (count < 255) ++count;
  }
  return letters;
}

bool NearestPath::spend(std::size_t work) {
  if (work > work_left_) work_left_ = 0;
  work_left_ -= std::min(work, work_left_);
  return work_left_ > 0;
}

bool NearestPath::may_compare(std::string_view a, const Letters& of_a, std::string_view b,
                              const Letters& of_b) {
  if (!spend(of_a.size())) return false;
  std::size_t only_a = 0, only_b = 0;
  for (std::size_t i = 0; i < of_a.size(); ++i) {
    if (of_a[i] > of_b[i])
      only_a += of_a[i] - of_b[i];
    else
      only_b += of_b[i] - of_a[i];
  }
  // What base's nearest allows, in bytes: a letter outside ASCII has up to four.
  std::size_t allowed = std::max<std::size_t>(1, a.size() / 3);
  if (std::max(only_a, only_b) > allowed && !(is_ascii(a) && is_ascii(b))) allowed *= 4;
  if (std::max(only_a, only_b) > allowed) return false;
  return spend(a.size() * b.size());
}

}  // namespace offprint
