// What the commands that run the pipeline tell it alike.
#pragma once

#include "cli/options.h"
#include "cli/progress.h"
#include "cli/project.h"
#include "pipeline/build.h"
#include "pipeline/stage_clock.h"

namespace offprint {

// `project`, `progress` and `clock` are kept by reference, as long as the build runs; the last two
// are told of its stages.
BuildOptions build_options(const Options& options, const Project& project, Progress& progress,
                           StageClock& clock);

// Prints what is wrong with a configuration; the exit code of that.
int reject_configuration(const Options& options, const std::string& prefix,
                         const Diagnostics& diagnostics);

}  // namespace offprint
