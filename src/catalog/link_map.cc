#include "catalog/link_map.h"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <type_traits>

#include "base/hash.h"

namespace offprint {
namespace {

constexpr std::ptrdiff_t names_at_once = 4096;

// How many bytes of two paths are folders of both.
std::size_t shared_folders(std::string_view a, std::string_view b) {
  const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const std::string_view same = a.substr(0, static_cast<std::size_t>(end - a.begin()));
  return same.rfind('/') + 1;  // npos + 1 is 0
}

}  // namespace

void LinkMap::add(std::string_view key, std::uint32_t row, bool exported) {
  names_.push_back({hash64(key), row, exported});
}

void LinkMap::set_aside(std::string_view key, std::uint32_t row, bool exported) {
  aside_.push_back({hash64(key), row, exported});
  if (aside_.size() == names_at_once) write_aside();
}

void LinkMap::write_aside() {
  static_assert(std::is_trivially_copyable_v<Name>);
  if (!aside_file_) aside_file_ = ScratchFile::temporary();
  aside_file_->append({reinterpret_cast<const char*>(aside_.data()), aside_.size() * sizeof(Name)});
  aside_.clear();
}

void LinkMap::add_set_aside() {
  const std::uint64_t end = aside_file_ ? aside_file_->size() : 0;
  for (std::uint64_t at = 0; at < end; at += names_at_once * sizeof(Name)) {
    const std::string bytes = aside_file_->read_at(at, names_at_once * sizeof(Name));
    names_.resize(names_.size() + names_at_once);
    std::memcpy(&*(names_.end() - names_at_once), bytes.data(), bytes.size());
  }
  names_.insert(names_.end(), aside_.begin(), aside_.end());
  aside_.clear();
  aside_file_.reset();
}

void LinkMap::remove(std::string_view key, std::uint32_t row) {
  for (const bool exported : {false, true}) removed_.push_back({hash64(key), row, exported});
}

void LinkMap::add_former(std::string_view key, std::uint32_t row, bool exported) {
  if (!find_in(names_, key)) former_.push_back({hash64(key), row, exported});
}

void LinkMap::add_gone(std::string_view key) { gone_.push_back({hash64(key), 0, false}); }

void LinkMap::settle() {
  sort(names_);
  sort(former_);
  sort(gone_);
  if (removed_.empty()) return;
  sort(removed_);
  Names left;
  std::set_difference(names_.begin(), names_.end(), removed_.begin(), removed_.end(),
                      std::back_inserter(left));
  names_ = std::move(left);
  Names().swap(removed_);
}

void LinkMap::sort(Names& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
  names.shrink_to_fit();
}

std::optional<LinkMap::Target> LinkMap::find(std::string_view key) const {
  if (const std::optional<Target> target = find_in(names_, key)) return target;
  return find_in_past(key);
}

std::optional<LinkMap::Target> LinkMap::find_in_past(std::string_view key) const {
  std::optional<Target> target = find_in(former_, key);
  if (target) return target;
  target = find_in(gone_, key);
  if (target) target->is_gone = true;
  return target;
}

void LinkMap::add_to(Digest& digest) const {
  for (const Names* names : {&names_, &former_, &gone_}) {
    digest.number(names->size());
    for (const Name& name : *names)
      digest.number(name.key).number(2 * std::uint64_t{name.row} + name.exported);
  }
}

std::optional<LinkMap::Target> LinkMap::find_in(const Names& names, std::string_view key) {
  const std::uint64_t hash = hash64(key);
  const auto at = std::lower_bound(names.begin(), names.end(), hash,
                                   [](const Name& name, std::uint64_t k) { return name.key < k; });
  if (at == names.end() || at->key != hash) return std::nullopt;
  const auto second = at + 1;
  const bool several = second != names.end() && second->key == hash && second->exported;
  if (several && key.starts_with("slug:")) return std::nullopt;
  return Target{at->row, at->exported};
}

std::optional<LinkMap::Target> LinkMap::find_near(std::string_view key, std::uint32_t from,
                                                  const DecisionRows& rows) const {
  const std::uint64_t hash = hash64(key);
  const auto first =
      std::lower_bound(names_.begin(), names_.end(), hash,
                       [](const Name& name, std::uint64_t k) { return name.key < k; });
  if (first == names_.end() || first->key != hash) return find_in_past(key);
  if (!first->exported) return Target{first->row, false};
  const auto end = std::partition_point(
      first, names_.end(), [&](const Name& name) { return name.key == hash && name.exported; });
  // Rows follow origins, so those that share most stand beside the place that `from` would have.
  const auto at = std::partition_point(first, end, [&](const Name& n) { return n.row < from; });
  const std::string_view origin = rows[from].origin;
  std::size_t shared = 0;
  if (at != end) shared = shared_folders(origin, rows[at->row].origin);
  if (at != first) shared = std::max(shared, shared_folders(origin, rows[(at - 1)->row].origin));
  const std::string_view folders = origin.substr(0, shared);
  const auto nearest = std::partition_point(
      first, end, [&](const Name& name) { return rows[name.row].origin < folders; });
  return Target{nearest->row, true};
}

}  // namespace offprint
