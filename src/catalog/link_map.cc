#include "catalog/link_map.h"

#include <algorithm>
#include <cstring>
#include <tuple>
#include <type_traits>

#include "base/hash.h"

namespace offprint {
namespace {

constexpr std::size_t names_at_once = 4096;

// How many bytes of two paths are folders of both.
std::size_t shared_folders(std::string_view a, std::string_view b) {
  const auto [end, other] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const std::string_view same = a.substr(0, static_cast<std::size_t>(end - a.begin()));
  return same.rfind('/') + 1;  // npos + 1 is 0
}

}  // namespace

void LinkMap::Spool::add(const Name& name) {
  static_assert(std::is_trivially_copyable_v<Name>);
  last_.push_back(name);
  if (last_.size() < names_at_once) return;
  if (!file_) file_ = ScratchFile::temporary();
  file_->append({reinterpret_cast<const char*>(last_.data()), last_.size() * sizeof(Name)});
  last_.clear();
}

void LinkMap::Spool::move_to(Names& names) {
  const std::uint64_t end = file_ ? file_->size() : 0;
  names.reserve(names.size() + end / sizeof(Name) + last_.size());
  for (std::uint64_t at = 0; at < end; at += names_at_once * sizeof(Name)) {
    const std::string bytes = file_->read_at(at, names_at_once * sizeof(Name));
    names.resize(names.size() + names_at_once);
    std::memcpy(&names[names.size() - names_at_once], bytes.data(), bytes.size());
  }
  names.insert(names.end(), last_.begin(), last_.end());
  *this = Spool();
}

void LinkMap::add(std::string_view key, std::uint32_t row, bool exported) {
  added_.add({hash64(key), row, exported});
}

void LinkMap::set_aside(std::string_view key, std::uint32_t row, bool exported) {
  aside_.add({hash64(key), row, exported});
}

void LinkMap::add_set_aside() { aside_.move_to(names_); }

void LinkMap::remove(std::string_view key, std::uint32_t row) {
  for (const bool exported : {false, true}) removed_.push_back({hash64(key), row, exported});
}

void LinkMap::add_former(std::string_view key, std::uint32_t row, bool exported) {
  if (!find_in(names_, key)) former_.push_back({hash64(key), row, exported});
}

void LinkMap::add_gone(std::string_view key) { gone_.push_back({hash64(key), 0, false}); }

void LinkMap::settle() {
  added_.move_to(names_);
  sort(names_);
  sort(former_);
  sort(gone_);
  if (removed_.empty()) return;
  sort(removed_);
  std::erase_if(names_, [this](const Name& name) {
    return std::binary_search(removed_.begin(), removed_.end(), name);
  });
  Names().swap(removed_);
}

void LinkMap::sort(Names& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
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
