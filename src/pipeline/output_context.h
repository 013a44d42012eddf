// What is to be made, and what an exporter has to know of it.
#pragma once

#include <vector>

#include "export/exporter.h"
#include "pipeline/build.h"
#include "pipeline/running_output.h"

namespace offprint {

// The configured outputs, of the articles that are asked about. Throws Error{usage} for a kind that
// there is not.
std::vector<OutputSpec> specs_of(const Configuration& configuration, const BuildOptions& options);

// As far as the configuration and the selection tell it: what it reads from, and when and with what
// help, is the caller's to add.
ExportContext context_of(const RunningOutput& output, const Configuration& configuration,
                         const Publication& publication);

}  // namespace offprint
