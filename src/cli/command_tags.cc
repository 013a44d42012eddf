#include <cstdio>

#include "base/error.h"
#include "base/file_system.h"
#include "cli/build_options.h"
#include "cli/command.h"
#include "cli/reporter.h"
#include "cli/tag_forms.h"
#include "normalize/skos.h"
#include "normalize/vocabulary_writer.h"

namespace offprint {
namespace {

void print(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string in_form(const TagReport& tags, const Options& options, const std::string& language) {
  switch (options.tags_format) {
    case TagsFormat::json:
      return tags_as_json(tags);
    case TagsFormat::yaml:
      return vocabulary_yaml(tags_as_concepts(tags, language));
    case TagsFormat::text:
      break;
  }
  return tags_as_text(tags);
}

// `offprint tags import FILE`
int import_vocabulary(const Options& options) {
  if (options.arguments.size() != 2)
    throw Error(Error::Kind::usage, "name one file of SKOS in RDF/XML: offprint tags import FILE");
  const std::string path = join_path("", options.arguments[1]);
  BuildResult result;
  result.log = DiagnosticLog(least_printed(options));
  Diagnostics diagnostics;
  const SkosVocabulary read = import_skos(real_file_system().read(path), path, diagnostics);
  result.log.add(diagnostics);
  if (!read.concepts.empty()) print(vocabulary_yaml(read.concepts, read.about));
  std::fflush(stdout);
  Reporter(options, "").print(result.log);
  return read.concepts.empty() ? 1 : exit_code(options, result);
}

void reject_unknown(const TagsResult& found) {
  if (found.unknown.empty()) return;
  throw Error(Error::Kind::usage, "no other label is proposed for the published tag `" +
                                      found.unknown.front() +
                                      "`; offprint tags lists those that have one");
}

}  // namespace

int run_tags(const Options& options) {
  if (!options.arguments.empty() && options.arguments.front() == "import")
    return import_vocabulary(options);
  Diagnostics diagnostics;
  std::string prefix;
  const auto project = open_project(options, diagnostics, prefix);
  if (!project) return reject_configuration(options, prefix, diagnostics);
  TagsResult found;
  {
    Progress progress(options);
    StageClock clock;
    found = report_tags(project->configuration, project->sources,
                        build_options(options, *project, progress, clock), options.accepted_labels);
  }
  reject_unknown(found);
  print(in_form(found.tags, options, project->configuration.publication.language));
  std::fflush(stdout);
  Reporter(options, prefix).print(found.result.log);
  return exit_code(options, found.result);
}

}  // namespace offprint
