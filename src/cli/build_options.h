// What the commands that run the pipeline tell it alike.
#pragma once

#include "cli/options.h"
#include "cli/progress.h"
#include "cli/project.h"
#include "pipeline/build.h"

namespace offprint {

// `project` and `progress` are kept by reference, as long as the build runs.
BuildOptions build_options(const Options& options, const Project& project, Progress& progress);

// Prints what is wrong with a configuration; the exit code of that.
int reject_configuration(const Options& options, const std::string& prefix,
                         const Diagnostics& diagnostics);

}  // namespace offprint
