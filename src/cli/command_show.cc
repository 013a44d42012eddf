#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "cli/project.h"
#include "cli/record_forms.h"
#include "cli/reporter.h"
#include "pipeline/build.h"
#include "pipeline/ordered.h"

namespace offprint {
namespace {

std::string in_form(const Record& record, const Options& options) {
  switch (options.format) {
    case ShowFormat::json:
      return record_as_json(record);
    case ShowFormat::html:
      return record_as_html(record);
    case ShowFormat::text:
      break;
  }
  return record_as_text(record, options.explain);
}

}  // namespace

int run_show(const Options& options) {
  if (options.arguments.size() != 1)
    throw Error(Error::Kind::usage, "name one article, or `-` for standard input");
  Diagnostics diagnostics;
  std::string prefix;
  const auto project = open_files(options, diagnostics, prefix);
  const Reporter reporter(options, prefix);
  if (!project) {
    reporter.print(diagnostics);
    return 2;
  }
  BuildOptions build;
  build.only = project->only;
  build.jobs = default_jobs();
  build.least_kept = least_printed(options);
  build.as_of = options.as_of;
  std::string text;
  const BuildResult result = check(project->configuration, project->sources, build,
                                   [&](const Record& record) { text += in_form(record, options); });
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
  reporter.print(result.log.sorted());
  return exit_code(options, result);
}

}  // namespace offprint
