#include "pipeline/rendition_places.h"

#include <algorithm>

namespace offprint {
namespace {

constexpr std::uint32_t held_at_most = 256;

std::vector<RenditionPlace> places_in(std::string_view bytes) {
  std::vector<RenditionPlace> places;
  for (ByteReader in(bytes); !in.rest().empty();) {
    RenditionPlace& place = places.emplace_back();
    place.number = in.number32();
    place.key = in.number();
    place.hash = in.number();
    place.remembered = in.text();
  }
  return places;
}

}  // namespace

void RenditionPlaceWriter::add(const RenditionPlace& place) {
  bytes_.number(place.number);
  bytes_.number(place.key);
  bytes_.number(place.hash);
  bytes_.text(place.remembered);
  if (++held_ == held_at_most) finish();
}

void RenditionPlaceWriter::finish() {
  if (held_ == 0) return;
  table_->add_places(output_, part_++, std::exchange(bytes_, {}).take());
  held_ = 0;
}

RenditionPlaces::RenditionPlaces(const OutputTable& table, std::uint32_t output)
    : table_(&table), output_(output) {
  for (std::uint32_t part = 0;; ++part) {
    const std::string bytes = table.places(output, part);
    if (bytes.empty()) break;
    for (const RenditionPlace& place : places_in(bytes)) parts_.emplace_back(place.number, part);
  }
  std::sort(parts_.begin(), parts_.end());
}

std::optional<RenditionPlace> RenditionPlaces::find(std::uint32_t number) {
  const auto at = std::lower_bound(parts_.begin(), parts_.end(), std::pair{number, 0U});
  if (at == parts_.end() || at->first != number) return {};
  if (part_ != at->second) {
    part_ = at->second;
    bytes_ = table_->places(output_, *part_);
    places_ = places_in(bytes_);
  }
  for (const RenditionPlace& place : places_)
    if (place.number == number) return place;
  return {};
}

}  // namespace offprint
