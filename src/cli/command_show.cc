#include <cstdio>

#include "base/error.h"
#include "cli/command.h"
#include "cli/draft_form.h"
#include "cli/project.h"
#include "cli/record_forms.h"
#include "cli/reporter.h"
#include "ingest/open_source.h"
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
    case ShowFormat::draft:
      break;
  }
  return record_as_text(record, options.explain);
}

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

// Of the named file only: its publication takes no part in reading.
int show_drafts(const Project& project, const Options& options, const Reporter& reporter) {
  BuildResult result;
  result.log = DiagnosticLog(least_printed(options));
  const auto reader = open_source(project.sources[0], *project.files);
  for (std::size_t i = 0; i < reader->document_count(); ++i) {
    const Draft draft = reader->read(i);
    print(draft_as_json(draft));
    result.log.add(draft.diagnostics);
    ++result.documents;
    result.rejected += has_error(draft.diagnostics);
  }
  std::fflush(stdout);
  reporter.print(result.log);
  return exit_code(options, result);
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
  if (options.format == ShowFormat::draft) return show_drafts(*project, options, reporter);
  BuildOptions build;
  build.only = project->only;
  build.files = project->sources_files.get();
  build.found = project->found;
  build.jobs = default_jobs();
  build.least_kept = least_printed(options);
  build.include_drafts = options.include_drafts;
  build.include_private = options.include_private;
  build.include_embargoed = options.include_embargoed;
  build.include_expired = options.include_expired;
  build.as_of = options.as_of;
  std::string text;
  const BuildResult result = check(project->configuration, project->sources, build,
                                   [&](const Record& record) { text += in_form(record, options); });
  print(text);
  std::fflush(stdout);
  reporter.print(result.log);
  return exit_code(options, result);
}

}  // namespace offprint
