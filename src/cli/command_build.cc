#include "base/error.h"
#include "cli/build_options.h"
#include "cli/command.h"
#include "cli/reporter.h"
#include "export/exporter.h"

namespace offprint {
namespace {

int report(const Options& options, const std::string& prefix, const BuildResult& result,
           StageClock& clock) {
  const Reporter reporter(options, prefix);
  reporter.print(result.log);
  reporter.summarize(result);
  write_asked_for(options, result, clock);
  return exit_code(options, result);
}

int build_project(const Options& options, const Project& project, StageClock& clock) {
  return report(options, project.origin_prefix, build_outputs(options, project, clock), clock);
}

}  // namespace

int run_build(const Options& options) {
  StageClock clock;
  clock.begin(Stage::listing);
  Diagnostics diagnostics;
  std::string prefix;
  const auto project = open_project(options, diagnostics, prefix);
  if (!project) return reject_configuration(options, prefix, diagnostics);
  return build_project(options, *project, clock);
}

int run_convert(const Options& options) {
  if (options.output.empty())
    throw Error(Error::Kind::usage, "say where to: -o NAME.epub, NAME.json or NAME.xml");
  const ExporterInfo* exporter = exporter_for(options.output);
  if (!exporter)
    throw Error(Error::Kind::usage,
                "the kind of " + options.output +
                    " cannot be told from its name: it ends in .epub, .json or .xml");
  StageClock clock;
  clock.begin(Stage::listing);
  Diagnostics diagnostics;
  std::string prefix;
  auto project = open_files(options, diagnostics, prefix);
  if (!project) return reject_configuration(options, prefix, diagnostics);
  OutputSpec output;
  output.kind = exporter->name;
  output.path = file_name(options.output);
  output.edition.order = output.kind == "epub" ? Order::source : Order::newest;
  Configuration& configuration = project->configuration;
  configuration.output_folder = parent_path(join_path("", options.output));
  configuration.outputs = {output};
  if (options.arguments.size() == 1) configuration.publication.title.clear();
  return build_project(options, *project, clock);
}

int run_check(const Options& given) {
  StageClock clock;
  clock.begin(Stage::listing);
  Options options = given;
  options.account_for_losses = true;
  Diagnostics diagnostics;
  std::string prefix;
  const bool is_files = !options.arguments.empty() &&
                        (!options.from.empty() || names_article(options.arguments.front()));
  const auto project = is_files ? open_files(options, diagnostics, prefix)
                                : open_project(options, diagnostics, prefix);
  if (!project) return reject_configuration(options, prefix, diagnostics);
  BuildResult result;
  {
    Progress progress(options);
    result = check(project->configuration, project->sources,
                   build_options(options, *project, progress, clock));
  }
  return report(options, project->origin_prefix, result, clock);
}

}  // namespace offprint
