// Run 2: every article of the catalog becomes a Record, and every output that holds it gets its
// rendition.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "catalog/catalog.h"
#include "pipeline/build.h"
#include "pipeline/record_keys.h"
#include "pipeline/running_output.h"

namespace offprint {

// Gives the output its exporter.
using OpenExporter = std::function<void(RunningOutput& output)>;

// Renders every article into `outputs`, and finishes them; they wait for their commit. A few dozen
// are at work at once, in rounds, so that neither memory nor open files grow with their number. A
// round takes one pass over its articles for each order that some output insists on; outputs that
// take articles in any order join another's. Articles that no output holds are resolved all the
// same, so that everything wrong with the archive is reported; but what the catalog remembers of a
// Record is not found out again. Outputs that are kept are left alone, and
// what there was to say of them is said; of those with a former one, renditions that would come out
// the same are taken over. Throws CannotRender when a pass has come upon articles that cannot be
// rendered; nothing is finished then that would hold them.
//
// Returns what the outputs hold, for the next build: of each article that is selected, what it
// became; what it is made of, where outputs have only the newest articles.
PublishedHashes run_export(const Catalog& catalog, const RecordKeys& records, const Limits& limits,
                           const Publication& publication, std::vector<RunningOutput>& outputs,
                           const OpenExporter& open, const BuildOptions& options,
                           DiagnosticLog& log);

}  // namespace offprint
