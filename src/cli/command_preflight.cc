#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/error.h"
#include "base/file_system.h"
#include "cli/command.h"
#include "cli/reporter.h"
#include "export/preflight/preflight.h"

namespace offprint {
namespace {

using Profiles = std::vector<std::shared_ptr<const PartnerProfile>>;

constexpr std::uint64_t most_bytes = 64 << 20;

std::shared_ptr<const PartnerProfile> profile_of(const std::string& name) {
  std::string problem;
  auto profile = load_partner_profile(real_file_system(), "", name, problem);
  if (!profile) throw Error(Error::Kind::usage, problem);
  return profile;
}

int list_profiles() {
  for (const std::string& name : partner_names()) {
    const auto profile = profile_of(name);
    std::string latest;
    for (const PartnerRule& rule : profile->rules) latest = std::max(latest, rule.page.date);
    fmt::print("{:<12} {}, {} rules of {}\n", name, profile->title, profile->rules.size(), latest);
  }
  return 0;
}

}  // namespace

int run_preflight(const Options& options) {
  if (options.arguments.empty() && options.profiles.empty()) return list_profiles();
  if (options.arguments.empty())
    throw Error(Error::Kind::usage, "name the feeds to check: offprint preflight FEED…");
  Profiles profiles;
  for (const std::string& name : options.profiles) profiles.push_back(profile_of(name));
  const FileSystem& files = real_file_system();
  BuildResult result;
  result.log = DiagnosticLog(least_printed(options));
  for (const std::string& path : options.arguments) {
    const auto info = files.stat(path);
    if (!info) throw Error(Error::Kind::usage, "there is no file " + path);
    if (info->size > most_bytes)
      throw Error(Error::Kind::usage, path + " is larger than any feed should be");
    result.log.add(preflight(files.read(path), path, profiles,
                             options.has_as_of ? options.as_of : std::nullopt));
    ++result.documents;
  }
  Reporter(options, "").print(result.log);
  if (!options.quiet && !options.json_messages)
    fmt::print(stderr, "{} {} checked; {} {}, {} {}\n", result.documents,
               result.documents == 1 ? "feed" : "feeds", result.log.count(Severity::error),
               result.log.count(Severity::error) == 1 ? "error" : "errors",
               result.log.count(Severity::warning),
               result.log.count(Severity::warning) == 1 ? "warning" : "warnings");
  return exit_code(options, result);
}

}  // namespace offprint
