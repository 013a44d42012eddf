#include "pipeline/rendition_reuse.h"

#include "base/hash.h"

namespace offprint {

RenditionReuse::RenditionReuse(const Catalog& catalog, const RecordKeys& records,
                               const RunningOutput& output)
    : catalog_(&catalog),
      records_(&records),
      output_(&output),
      written_(catalog.outputs(), output.id) {
  const ExporterInfo& exporter = *find_exporter(output.selected->output.kind);
  if (!output.former || !exporter.reopen) return;
  places_.emplace(catalog.outputs(), output.former->id);
  former_ = exporter.reopen(output.former->file);
}

// Of the Record, and of which of its links lead to articles beside it.
std::uint64_t RenditionReuse::key_of(std::uint32_t row) const {
  std::uint64_t key = records_->key(row);
  for (const std::uint32_t linked : records_->links(row))
    key = key * 31 + (output_->find(linked) ? 1 : 2);
  return key;
}

std::optional<RenditionReuse::Kept> RenditionReuse::find(std::uint32_t row) {
  if (!former_) return {};
  const auto place = places_->find(catalog_->number_of(row));
  if (!place || place->key != key_of(row)) return {};
  auto rendition = former_->find(place->remembered);
  if (!rendition || hash64(rendition->content) != place->hash) return {};
  return Kept{std::move(*rendition), place->hash};
}

void RenditionReuse::put(std::uint32_t row, std::uint64_t hash, std::string_view remembered) {
  if (!remembered.empty()) written_.add({catalog_->number_of(row), key_of(row), hash, remembered});
}

}  // namespace offprint
