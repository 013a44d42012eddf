// What the commands that run the pipeline tell it alike.
#pragma once

#include <functional>

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

// Builds, telling progress. `may_go_on`, when there is one, is called between the steps of the
// work, and gives the build up by throwing.
BuildResult build_outputs(const Options& options, const Project& project, StageClock& clock,
                          const std::function<void()>& may_go_on = {});

// What --report and --timings ask for.
void write_asked_for(const Options& options, const BuildResult& result, StageClock& clock);

// Prints what is wrong with a configuration; the exit code of that.
int reject_configuration(const Options& options, const std::string& prefix,
                         const Diagnostics& diagnostics);

}  // namespace offprint
