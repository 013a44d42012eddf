#include "pipeline/selection.h"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "base/file_system.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

struct Key {
  std::int64_t seconds;  // ascending
  bool undated;
  std::string text;  // folded title, for Order::title only
  std::string id;
  std::uint32_t row;
};

void sort_keys(std::vector<Key>& keys) {
  std::sort(keys.begin(), keys.end(), [](const Key& a, const Key& b) {
    return std::tie(a.undated, a.seconds, a.text, a.id, a.row) <
           std::tie(b.undated, b.seconds, b.text, b.id, b.row);
  });
}

// What does not count in this order is left empty, so that one comparison serves all.
Key key_of(const Entry& entry, Order order) {
  Key key{0, false, "", "", entry.row};
  if (order == Order::source) return key;
  if (order == Order::title) {
    key.text = fold(entry.title);
  } else if (!entry.published) {
    key.undated = true;
    return key;
  } else {
    const std::int64_t seconds = to_epoch_seconds(*entry.published);
    key.seconds = order == Order::newest ? -seconds : seconds;
  }
  key.id = entry.id;
  return key;
}

void newer(std::optional<Date>& latest, const std::optional<Date>& date) {
  if (date && (!latest || to_epoch_seconds(*date) > to_epoch_seconds(*latest))) latest = date;
}

}  // namespace

Selection::Selection(std::vector<std::uint32_t> rows, std::uint32_t catalog_size)
    : rows_(std::move(rows)), positions_(catalog_size, nowhere) {
  for (std::uint32_t i = 0; i < rows_.size(); ++i) positions_[rows_[i]] = i;
}

std::optional<Placement> Selection::find(std::uint32_t row) const {
  if (row >= positions_.size() || positions_[row] == nowhere) return {};
  return Placement{positions_[row]};
}

bool selects(const Edition& edition, const Entry& entry) {
  const std::vector<std::string>& origins = edition.origins;
  const std::string_view file = file_of_origin(entry.origin);
  if (!origins.empty() && std::find(origins.begin(), origins.end(), file) == origins.end())
    return false;
  if (!edition.section.empty() && fold(edition.section) != fold(entry.section)) return false;
  if (!edition.language.empty() && edition.language != entry.language &&
      !entry.language.starts_with(edition.language + "-"))
    return false;
  if (edition.from || edition.until) {
    if (!entry.published) return false;
    const std::int64_t published = to_epoch_seconds(*entry.published);
    if (edition.from && published < to_epoch_seconds(*edition.from)) return false;
    constexpr std::int64_t day = 86400;
    const bool whole_day = edition.until && !edition.until->has_time;
    if (edition.until && published >= to_epoch_seconds(*edition.until) + (whole_day ? day : 1))
      return false;
  }
  if (edition.tags.empty()) return true;
  return std::any_of(edition.tags.begin(), edition.tags.end(), [&](const std::string& tag) {
    const std::string slug = slugify(tag);
    return std::find(entry.tag_slugs.begin(), entry.tag_slugs.end(), slug) != entry.tag_slugs.end();
  });
}

std::vector<SelectedOutput> select(const Catalog& catalog, const std::vector<OutputSpec>& outputs) {
  std::vector<SelectedOutput> selected;
  for (const OutputSpec& output : outputs) selected.push_back({output, nullptr, {}});
  std::vector<std::vector<Key>> keys(outputs.size());
  catalog.for_each_entry([&](const Entry& entry) {
    for (std::size_t i = 0; i < outputs.size(); ++i)
      if (selects(outputs[i].edition, entry))
        keys[i].push_back(key_of(entry, outputs[i].edition.order));
  });
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    sort_keys(keys[i]);
    if (const auto limit = outputs[i].edition.limit; limit && keys[i].size() > *limit)
      keys[i].resize(*limit);
    std::vector<std::uint32_t> rows;
    rows.reserve(keys[i].size());
    for (const Key& key : keys[i]) rows.push_back(key.row);
    selected[i].selection = std::make_shared<Selection>(std::move(rows), catalog.size());
    keys[i] = {};
  }
  catalog.for_each_entry([&](const Entry& entry) {
    for (SelectedOutput& output : selected)
      if (output.selection->find(entry.row)) {
        newer(output.latest, entry.published);
        newer(output.latest, entry.modified);
      }
  });
  return selected;
}

}  // namespace offprint
