#include "pipeline/running_output.h"

#include <algorithm>

namespace offprint {

std::string RunningOutput::path() const {
  return volume_path(selected->output.path, volume + 1,
                     static_cast<std::uint32_t>(selected->volumes.size()));
}

std::uint32_t RunningOutput::begin() const {
  return selected->volumes.empty() ? 0 : selected->volumes[volume];
}

std::span<const std::uint32_t> RunningOutput::rows() const {
  const std::span<const std::uint32_t> all = selected->selection->rows();
  const bool is_last = volume + 1 >= selected->volumes.size();
  const std::size_t end = is_last ? all.size() : selected->volumes[volume + 1];
  return all.subspan(begin(), end - begin());
}

std::optional<Placement> RunningOutput::find(std::uint32_t row) const {
  const auto placement = selected->selection->find(row);
  if (!placement || placement->position < begin()) return {};
  return placement->position < begin() + rows().size() ? placement : std::nullopt;
}

void add_running(SelectedOutput selected, std::vector<RunningOutput>& outputs) {
  const auto volumes =
      static_cast<std::uint32_t>(std::max<std::size_t>(1, selected.volumes.size()));
  const auto shared = std::make_shared<const SelectedOutput>(std::move(selected));
  for (std::uint32_t volume = 0; volume < volumes; ++volume) outputs.push_back({shared, volume});
}

}  // namespace offprint
