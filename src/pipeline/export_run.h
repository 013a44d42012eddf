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

// An output, and what writes it from its round on.
struct RunningOutput {
  SelectedOutput selected;
  std::unique_ptr<Exporter> exporter = nullptr;
  std::vector<OutputFile> files = {};  // that it has written
};

using OpenExporter = std::function<std::unique_ptr<Exporter>(const SelectedOutput& selected)>;

// What was exported, for the next build.
struct Exported {
  PublishedHashes records;  // a hash of what was published of each id
};

// Renders every article into `outputs`, and finishes them; they wait for their commit. A few dozen
// are at work at once, in rounds, so that neither memory nor open files grow with their number. A
// round takes one pass over its articles for each order that some output insists on; outputs that
// take articles in any order join the first. In the first round articles that no output holds are
// resolved all the same, so that everything wrong with the archive is reported.
Exported run_export(const Catalog& catalog, const Publication& publication,
                    std::vector<RunningOutput>& outputs, const OpenExporter& open,
                    const BuildOptions& options, DiagnosticLog& log);

// Resolves every exportable article, by origin, and shows it to `visit` (one thread at a time).
void run_resolve(const Catalog& catalog, const Publication& publication,
                 const BuildOptions& options, DiagnosticLog& log,
                 const std::function<void(const Record&)>& visit);

}  // namespace offprint
