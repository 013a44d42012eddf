// Which renditions of an output are, in the file that an earlier build has written, what they would
// be if they were made again.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "catalog/catalog.h"
#include "pipeline/record_keys.h"
#include "pipeline/rendition_places.h"
#include "pipeline/running_output.h"

namespace offprint {

// The references must outlive it. For one thread at a time. Throws Error{environment} and
// DamagedCatalog.
class RenditionReuse {
 public:
  // `output` is about to be written, and has its number.
  RenditionReuse(const Catalog& catalog, const RecordKeys& records, const RunningOutput& output);

  struct Kept {
    Rendition rendition;
    std::uint64_t hash = 0;  // of its content
  };
  std::optional<Kept> find(std::uint32_t row);
  // One that has been appended, for the next build. `remembered`: what Exporter::append returned.
  void put(std::uint32_t row, std::uint64_t hash, std::string_view remembered);
  void finish() { written_.finish(); }

 private:
  std::uint64_t key_of(std::uint32_t row) const;

  const Catalog* catalog_;
  const RecordKeys* records_;
  const RunningOutput* output_;
  RenditionPlaceWriter written_;
  std::optional<RenditionPlaces> places_;  // of the former output
  std::unique_ptr<KeptRenditions> former_;
};

}  // namespace offprint
