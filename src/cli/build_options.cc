#include "cli/build_options.h"

#include <cstdio>

#include "base/free_memory.h"
#include "cli/curl_fetcher.h"
#include "cli/reporter.h"
#include "cli/timings.h"
#include "pipeline/ordered.h"

namespace offprint {
namespace {

constexpr int configuration_exit = 2;

}  // namespace

BuildOptions build_options(const Options& options, const Project& project, Progress& progress,
                           StageClock& clock) {
  BuildOptions build;
  build.only = project.only;
  build.files = project.sources_files.get();
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
  build.begin_stage = [&progress, &clock, disk = project.disk](Stage stage) {
    clock.begin(stage);
    progress.begin(stage);
    // From here on, few files are looked at.
    if (stage == Stage::deciding) disk->forget();
    give_back_free_memory();
  };
  build.progress = [&progress](Stage stage, std::uint32_t done, std::uint32_t total) {
    progress.update(stage, done, total);
  };
  return build;
}

BuildResult build_outputs(const Options& options, const Project& project, StageClock& clock,
                          const std::function<void()>& may_go_on) {
  Progress progress(options);
  BuildOptions told = build_options(options, project, progress, clock);
  if (may_go_on) {
    told.begin_stage = [=, begin = told.begin_stage](Stage stage) {
      may_go_on();
      begin(stage);
    };
    told.progress = [=, update = told.progress](Stage stage, std::uint32_t done,
                                                std::uint32_t total) {
      may_go_on();
      update(stage, done, total);
    };
  }
  const auto fetcher = options.fetch_remote ? make_curl_fetcher() : nullptr;
  told.fetcher = fetcher.get();
  return build(project.configuration, project.sources, told, !options.report.empty());
}

void write_asked_for(const Options& options, const BuildResult& result, StageClock& clock) {
  if (!options.report.empty()) write_report(options.report, result);
  if (!options.timings) return;
  const auto in_form = options.json_messages ? timings_as_json : timings_as_text;
  std::fputs(in_form(clock.costs(), peak_memory()).c_str(), stderr);
}

int reject_configuration(const Options& options, const std::string& prefix,
                         const Diagnostics& diagnostics) {
  Reporter(options, prefix).print(diagnostics);
  return configuration_exit;
}

}  // namespace offprint
