// Where the renditions of an output lie in its files, as the catalog keeps it: what lets the next
// build take them over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "catalog/byte_stream.h"
#include "catalog/output_table.h"

namespace offprint {

struct RenditionPlace {
  std::uint32_t number = 0;     // Catalog::number_of the article
  std::uint64_t key = 0;        // of all that it was made of
  std::uint64_t hash = 0;       // of its content
  std::string_view remembered;  // what Exporter::append has returned
};

// Writes many at once. Not thread-safe. Throws Error{environment}.
class RenditionPlaceWriter {
 public:
  RenditionPlaceWriter(OutputTable& table, std::uint32_t output)
      : table_(&table), output_(output) {}

  void add(const RenditionPlace& place);
  void finish();

 private:
  OutputTable* table_;
  std::uint32_t output_;
  std::uint32_t part_ = 0, held_ = 0;
  ByteWriter bytes_;
};

// Finds those of an output by article, quickest in the order in which they were added. Memory has
// eight bytes for each. Not thread-safe. Throws Error{environment} and DamagedCatalog.
class RenditionPlaces {
 public:
  RenditionPlaces(const OutputTable& table, std::uint32_t output);

  // Valid until the next call.
  std::optional<RenditionPlace> find(std::uint32_t number);

 private:
  const OutputTable* table_;
  std::uint32_t output_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> parts_;  // by number: in which part it is
  std::optional<std::uint32_t> part_;                           // that was read last
  std::string bytes_;
  std::vector<RenditionPlace> places_;
};

}  // namespace offprint
