#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/error.h"
#include "base/folder_watch.h"
#include "cli/build_options.h"
#include "cli/command.h"
#include "cli/own_files.h"
#include "cli/rebuild_report.h"
#include "cli/reporter.h"
#include "cli/stop_signal.h"
#include "cli/watched_places.h"

namespace offprint {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

// What comes together is one change: until it is quiet for so long, or for at most so long.
constexpr std::chrono::milliseconds quiet = 50ms;
constexpr auto longest_burst = 500ms;
// Before a build that failed for want of disk space or the like is tried again.
constexpr std::chrono::milliseconds first_pause = 2s;
constexpr std::chrono::milliseconds longest_pause = 60s;

// Of this process, from now on.
StageClock::Meter new_meter() {
  return [before = spent_by_process()] {
    Spent spent = spent_by_process();
    spent.cpu -= before.cpu;
    return spent;
  };
}

// Thrown out of a build when the program is told to end.
struct GivenUp {};

class Watcher {
 public:
  explicit Watcher(const Options& options) : options_(options) {}

  // Returns when it is told to. Throws Error when the first build cannot begin, or not everything
  // can be watched.
  void run() {
    do attempt();
    while (wait_for_change());
  }

 private:
  // One build. What keeps it from being made is told, and the next one may be better off.
  void attempt() {
    if (!options_.has_as_of) options_.as_of = current_date();
    try {
      build();
      pause_.reset();
    } catch (const WatchError&) {
      throw;
    } catch (const Error& error) {
      if (!is_watching_) throw;
      if (!is_repeated_ || told_error_ != error.what())
        fmt::print(stderr, "offprint: error: {}\n", error.what());
      told_error_ = error.what();
      if (error.kind() == Error::Kind::environment)
        pause_ = pause_ ? std::min(*pause_ * 2, longest_pause) : first_pause;
      else
        pause_.reset();
    }
    if (!std::exchange(has_told_, true)) tell_what_is_watched();
  }

  void build() {
    const Clock::time_point begin = Clock::now();
    StageClock clock(has_built_ ? new_meter() : spent_by_process);
    clock.begin(Stage::listing);
    // The configuration may change while it is read.
    if (!watch_) watch_ = watch_files();
    Diagnostics diagnostics;
    std::string prefix;
    auto project = open_configuration(options_, diagnostics, prefix);
    watch_around(project ? written_folders(*project, places_.root) : written_);
    if (!project) {
      reject_configuration(options_, prefix, diagnostics);
      return;
    }
    add_sources(*project);
    const BuildResult result = build_outputs(options_, *project, clock, [this] {
      if (stop_.is_given()) throw GivenUp();
    });
    tell(result, prefix, std::chrono::duration<double>(Clock::now() - begin).count());
    write_asked_for(options_, result, clock);
    own_.look_at_others({project->configuration.ledger_path, options_.report});
    options_.fresh = options_.fetch_again = false;
  }

  std::unique_ptr<FolderWatch> watch_files() {
    auto watch = std::make_unique<FolderWatch>([this](const std::string& path, bool is_folder) {
      if (is_folder) return written_.count(path) != 0;
      return is_temporary_name(file_name(path)) || own_.hold(path);
    });
    for (const std::string& file : places_.files) watch->add_file(file);
    return watch;
  }

  void watch_around(std::set<std::string> written) {
    if (is_watching_ && written == written_) return;
    written_ = std::move(written);
    auto watch = watch_files();
    if (!places_.root.empty()) watch->add_folder(places_.root);
    // What has changed meanwhile is known to one of the two.
    is_late_ = !watch_->wait(0ms).empty();
    watch_ = std::move(watch);
    is_watching_ = true;
  }

  // False: to end.
  bool wait_for_change() {
    is_repeated_ = false;
    if (!std::exchange(is_late_, false))
      is_repeated_ = watch_->wait(pause_, stop_.descriptor()).empty();
    const Clock::time_point latest = Clock::now() + longest_burst;
    while (Clock::now() < latest && !watch_->wait(quiet, stop_.descriptor()).empty()) {
    }
    return !stop_.is_given();
  }

  void tell(const BuildResult& result, const std::string& prefix, double seconds) {
    std::vector<std::string> outputs;
    for (const WrittenOutput& output : result.outputs) outputs.push_back(output.file.path);
    const OwnFiles::Counts counts = own_.look_at_outputs(outputs);
    const Reporter reporter(options_, prefix);
    messages_.for_each_new(result.log,
                           [&](const Diagnostic& diagnostic) { reporter.print(diagnostic); });
    if (!std::exchange(has_built_, true)) return reporter.summarize(result);
    const Rebuild rebuild = rebuild_of(result, counts, seconds);
    if (options_.json_messages)
      fmt::print(stderr, "{}\n", to_json(rebuild));
    else if (!options_.quiet)
      fmt::print(stderr, "{}\n", to_text(rebuild));
  }

  void tell_what_is_watched() const {
    if (options_.quiet || options_.json_messages) return;
    fmt::print(stderr, "watching {}; Ctrl-C ends\n",
               places_.root.empty() ? std::string(file_name(places_.files.front()))
                                    : plural(watch_->folder_count(), "folder"));
  }

  Options options_;
  const StopSignal stop_;
  const WatchedPlaces places_ = watched_places(options_);
  std::set<std::string> written_;  // folders that are not looked into
  OwnFiles own_;
  RepeatedMessages messages_;
  std::unique_ptr<FolderWatch> watch_;
  bool is_watching_ = false;  // all there is, not only the configuration
  bool is_late_ = false;      // something has changed that no wait will tell of
  bool is_repeated_ = false;  // this build, for want of a better one
  bool has_built_ = false, has_told_ = false;
  FolderWatch::Time pause_;
  std::string told_error_;
};

}  // namespace

int run_watch(const Options& options) {
  try {
    Watcher(options).run();
  } catch (const GivenUp&) {
    if (!options.quiet && !options.json_messages)
      std::fputs("the build was given up; its outputs were not written\n", stderr);
  }
  return 0;
}

}  // namespace offprint
