// Run 2: every article of the catalog becomes a Record, and every output that holds it gets its
// rendition.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "export/exporter.h"
#include "pipeline/build.h"
#include "pipeline/selection.h"

namespace offprint {

// An output at work.
struct RunningOutput {
  std::unique_ptr<Exporter> exporter;
  std::shared_ptr<const Selection> selection;
  Order order = Order::newest;
  std::optional<std::uint32_t> most_tags = {};  // of an article; others are left out and reported
};

// Renders every article into `outputs`: one pass over the catalog for each order that some output
// insists on; outputs that take articles in any order join the first. Articles that no output holds
// are resolved all the same, so that everything wrong with the archive is reported. Returns a hash
// of what was published of each id.
PublishedHashes run_export(const Catalog& catalog, const Publication& publication,
                           std::vector<RunningOutput>& outputs, const BuildOptions& options,
                           DiagnosticLog& log);

// Resolves every exportable article, by origin, and shows it to `visit` (one thread at a time).
void run_resolve(const Catalog& catalog, const Publication& publication,
                 const BuildOptions& options, DiagnosticLog& log,
                 const std::function<void(const Record&)>& visit);

}  // namespace offprint
