// Which sources are to be read, and which of those that a catalog knows are as they were.
#pragma once

#include <cstdint>
#include <vector>

#include "catalog/catalog.h"
#include "pipeline/build.h"

namespace offprint {

struct SourcePlan {
  std::vector<std::uint32_t> to_read;  // which of the sources
  // What the catalog has of sources that are to be read again, or are there no longer.
  std::vector<KnownSource> outdated;
  std::uint32_t kept = 0;
};

// A source is as it was when its file is, and every other file that was looked at while it was
// read, and when `as_of` is a moment that makes no difference to its articles (without one, all are
// the same). Stamps in the catalog are made to fit files that are others of the same bytes.
// `sources` by origin, as find_sources() gives them.
SourcePlan plan_sources(const SourceList& sources, const FileSystem& files, const std::string& root,
                        const std::optional<Date>& as_of, Catalog& catalog);

}  // namespace offprint
