#include "cli/build_options.h"

#include "cli/reporter.h"
#include "pipeline/ordered.h"

namespace offprint {
namespace {

constexpr int configuration_exit = 2;

}  // namespace

BuildOptions build_options(const Options& options, const Project& project, Progress& progress,
                           StageClock& clock) {
  BuildOptions build;
  build.only = project.only;
  build.files = project.files.get();
  build.found = project.found;
  build.jobs = options.jobs ? options.jobs : default_jobs();
  build.least_kept = least_printed(options);
  build.keep_losses = prints_losses(options);
  build.include_drafts = options.include_drafts;
  build.include_private = options.include_private;
  build.include_embargoed = options.include_embargoed;
  build.include_expired = options.include_expired;
  build.kindle_safe = options.kindle_safe;
  build.fetch_again = options.fetch_again;
  build.from_nothing = options.fresh;
  build.as_of = options.as_of;
  build.source_date = options.source_date;
  build.begin_stage = [&progress, &clock](Stage stage) {
    clock.begin(stage);
    progress.begin(stage);
  };
  build.progress = [&progress](Stage stage, std::uint32_t done, std::uint32_t total) {
    progress.update(stage, done, total);
  };
  return build;
}

int reject_configuration(const Options& options, const std::string& prefix,
                         const Diagnostics& diagnostics) {
  Reporter(options, prefix).print(diagnostics);
  return configuration_exit;
}

}  // namespace offprint
