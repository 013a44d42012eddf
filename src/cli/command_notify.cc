#include "pipeline/notify.h"

#include <fmt/format.h>

#include <cstdio>

#include "cli/build_options.h"
#include "cli/command.h"
#include "cli/curl_fetcher.h"
#include "cli/reporter.h"
#include "syntax/json.h"

namespace offprint {
namespace {

std::string summary_in_json(const NotifyResult& result) {
  std::string out;
  JsonWriter json(out);
  json.begin_object().key("summary").begin_object();
  json.key("announced").number(static_cast<std::int64_t>(result.announced.size()));
  json.key("unchanged").number(std::int64_t{result.unchanged});
  json.key("diagnostics").begin_object();
  for (const auto& [code, count] : result.log.counts())
    json.key(info(code).id).number(static_cast<std::int64_t>(count));
  json.end_object().end_object().end_object();
  return out;
}

std::string summary(const NotifyResult& result, bool dry_run) {
  const std::size_t count = result.announced.size();
  const std::uint64_t errors = result.log.count(Severity::error);
  return fmt::format("{} {}{}, {} not needed; {} {}", count,
                     count == 1 ? "announcement" : "announcements", dry_run ? " to send" : " sent",
                     result.unchanged, errors, errors == 1 ? "error" : "errors");
}

}  // namespace

int run_notify(const Options& options) {
  Diagnostics diagnostics;
  std::string prefix;
  const auto project = open_configuration(options, diagnostics, prefix);
  if (!project) return reject_configuration(options, prefix, diagnostics);
  const auto fetcher = options.dry_run ? nullptr : make_curl_fetcher();
  NotifyOptions told;
  told.all = options.announce_all;
  told.fetcher = fetcher.get();
  told.least_kept = least_printed(options);
  NotifyResult done = notify(project->configuration, told);
  for (const Announcement& announced : done.announced)
    fmt::print("{}\t{}\n", announced.topic, announced.hub);
  std::fflush(stdout);
  Reporter(options, prefix).print(done.log);
  if (options.json_messages)
    fmt::print(stderr, "{}\n", summary_in_json(done));
  else if (!options.quiet)
    fmt::print(stderr, "{}\n", summary(done, options.dry_run));
  BuildResult result;
  result.log = std::move(done.log);
  if (!options.report.empty()) write_report(options.report, result);
  return exit_code(options, result);
}

}  // namespace offprint
