#include "export/epub/volume_links.h"

#include <algorithm>

namespace offprint {

std::size_t volume_at(const std::vector<std::uint32_t>& volumes, std::uint32_t position) {
  const auto next = std::upper_bound(volumes.begin(), volumes.end(), position);
  return static_cast<std::size_t>(next - volumes.begin()) - 1;
}

bool VolumeLinks::in_book(std::uint32_t row) const {
  const auto volume = volume_of(row);
  return volume && volume == volume_;
}

std::optional<std::size_t> VolumeLinks::volume_of(std::uint32_t row) const {
  const auto placement = membership_.find(row);
  if (!placement) return {};
  return volume_at(volumes_, placement->position);
}

}  // namespace offprint
