// What an exporter has to know of the output that it makes.
#pragma once

#include "export/exporter.h"
#include "pipeline/running_output.h"

namespace offprint {

// As far as the configuration and the selection tell it: what it reads from, and when and with what
// help, is the caller's to add.
ExportContext context_of(const RunningOutput& output, const Configuration& configuration,
                         const Publication& publication);

}  // namespace offprint
