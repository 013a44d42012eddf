#include "pipeline/selection.h"

#include <algorithm>
#include <limits>
#include <string>

#include "base/file_system.h"
#include "base/record_sorter.h"
#include "base/unicode.h"

namespace offprint {
namespace {

constexpr std::size_t most_memory = 1 << 23;  // of the keys of all outputs
constexpr std::uint32_t nowhere = std::numeric_limits<std::uint32_t>::max();

// The place of an entry in the order; its row comes last.
SortKey key_of(const Entry& entry, Order order) {
  SortKey key;
  if (order == Order::title) {
    key.text(fold(entry.title)).text(entry.id);
  } else if (order != Order::source && entry.published) {
    const std::int64_t seconds = to_epoch_seconds(*entry.published);
    key.number(0).signed_number(order == Order::newest ? -seconds : seconds).text(entry.id);
  } else if (order != Order::source) {
    key.number(1);
  }
  return key.number(entry.row);
}

// The rows of the first `limit` keys.
std::vector<std::uint32_t> rows_of(const RecordSorter& keys, std::optional<std::uint32_t> limit) {
  std::vector<std::uint32_t> rows;
  const std::uint64_t most = std::min<std::uint64_t>(keys.size(), limit.value_or(nowhere));
  rows.reserve(most);
  keys.for_each([&](std::string_view key) {
    if (rows.size() == most) return false;
    SortKeyReader row(key.substr(key.size() - sizeof(std::uint64_t)));
    rows.push_back(static_cast<std::uint32_t>(row.number()));
    return true;
  });
  return rows;
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
  std::vector<RecordSorter> keys;
  for (std::size_t i = 0; i < outputs.size(); ++i) keys.emplace_back(most_memory / outputs.size());
  catalog.for_each_entry([&](const Entry& entry) {
    for (std::size_t i = 0; i < outputs.size(); ++i)
      if (selects(outputs[i].edition, entry))
        keys[i].add(key_of(entry, outputs[i].edition.order).bytes());
  });
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    selected[i].selection =
        std::make_shared<Selection>(rows_of(keys[i], outputs[i].edition.limit), catalog.size());
    keys[i] = RecordSorter();
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
