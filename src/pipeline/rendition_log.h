// What each article became in an output, as the catalog keeps it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "base/diagnostic.h"
#include "catalog/output_table.h"

namespace offprint {

struct LoggedRendition {
  std::uint32_t number = 0;  // Catalog::number_of the article
  std::uint64_t hash = 0;    // of the rendition's content
  Diagnostics said;          // of what the output could not hold
};

// Writes many renditions at once. Not thread-safe. Throws Error{environment}.
class RenditionLog {
 public:
  RenditionLog(OutputTable& table, std::uint32_t output) : table_(&table), output_(output) {}

  void add(const LoggedRendition& rendition);
  void finish();

  static void for_each(const OutputTable& table, std::uint32_t output,
                       const std::function<void(const LoggedRendition&)>& visit);

 private:
  OutputTable* table_;
  std::uint32_t output_;
  std::uint32_t part_ = 0, held_ = 0;
  std::string json_;  // [[number,hash,diagnostics],…]; without diagnostics where there are none
};

}  // namespace offprint
