#include "pipeline/running_output.h"

#include <algorithm>

#include "export/feed_pages.h"

namespace offprint {

std::string RunningOutput::path() const {
  if (const SelectedFeedPart* part = feed_part())
    return part->place.period.empty() ? selected->output.path
                                     : page_path(selected->output.path, part->place.period);
  return volume_path(selected->output.path, piece + 1,
                     static_cast<std::uint32_t>(selected->volumes.size()));
}

std::uint32_t RunningOutput::begin() const {
  if (const SelectedFeedPart* part = feed_part()) return part->begin;
  return selected->volumes.empty() ? 0 : selected->volumes[piece];
}

std::span<const std::uint32_t> RunningOutput::rows() const {
  if (const SelectedFeedPart* part = feed_part()) return part->selection->rows();
  const std::span<const std::uint32_t> all = selected->selection->rows();
  const bool is_last = piece + 1 >= selected->volumes.size();
  const std::size_t end = is_last ? all.size() : selected->volumes[piece + 1];
  return all.subspan(begin(), end - begin());
}

std::optional<Placement> RunningOutput::find(std::uint32_t row) const {
  if (const SelectedFeedPart* part = feed_part()) return part->selection->find(row);
  const auto placement = selected->selection->find(row);
  if (!placement || placement->position < begin()) return {};
  return placement->position < begin() + rows().size() ? placement : std::nullopt;
}

const SelectedFeedPart* RunningOutput::feed_part() const {
  return selected->feed_parts.empty() ? nullptr : &selected->feed_parts[piece];
}

bool RunningOutput::has_own_order() const {
  const SelectedFeedPart* part = feed_part();
  return part && part->place.period.empty();
}

void add_running(SelectedOutput selected, std::vector<RunningOutput>& outputs) {
  const auto pieces = static_cast<std::uint32_t>(
      std::max<std::size_t>({1, selected.volumes.size(), selected.feed_parts.size()}));
  const auto shared = std::make_shared<const SelectedOutput>(std::move(selected));
  for (std::uint32_t piece = 0; piece < pieces; ++piece) outputs.push_back({shared, piece});
}

}  // namespace offprint
