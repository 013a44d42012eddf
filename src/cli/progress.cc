#include "cli/progress.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace offprint {
namespace {

using namespace std::chrono_literals;

std::string_view verb(Stage stage) {
  switch (stage) {
    case Stage::starting:
      return "Starting";
    case Stage::listing:
      return "Looking for sources";
    case Stage::reading:
      return "Reading";
    case Stage::deciding:
      return "Deciding";
    case Stage::selecting:
      return "Selecting";
    case Stage::fetching:
      return "Fetching";
    case Stage::exporting:
      return "Exporting";
    case Stage::finishing:
      return "Writing";
    case Stage::reporting:
      return "Reporting";
  }
  return "";
}

double seconds(Progress::Clock::duration time) {
  return std::chrono::duration<double>(time).count();
}

// "8 s", "3 min", "2 h 05 min".
std::string in_words(double seconds) {
  if (seconds < 100) return fmt::format("{:.0f} s", seconds);
  const int minutes = static_cast<int>(std::min(seconds / 60 + 0.5, 1e6));
  if (minutes < 100) return fmt::format("{} min", minutes);
  return fmt::format("{} h {:02} min", minutes / 60, minutes % 60);
}

Progress::World standard_error(const Options& options) {
  Progress::World world;
  world.now = Progress::Clock::now;
  world.write = [](std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stderr);
    std::fflush(stderr);
  };
  if (!options.quiet && !options.json_messages)
    world.form = isatty(STDERR_FILENO) ? Progress::Form::terminal : Progress::Form::lines;
  return world;
}

}  // namespace

Progress::Progress(const Options& options) : Progress(standard_error(options)) {}

Progress::Progress(World world)
    : world_(std::move(world)), start_(world_.now()), last_(start_), stage_start_(start_) {}

Progress::~Progress() {
  if (shown_ && world_.form == Form::terminal) world_.write("\r\x1b[K");
}

void Progress::begin(Stage stage) {
  if (world_.form == Form::none) return;
  const Clock::time_point now = world_.now();
  enter(stage, now);
  if (is_due(now)) tell(now);
}

void Progress::update(Stage stage, std::uint32_t done, std::uint32_t total) {
  if (world_.form == Form::none) return;
  const Clock::time_point now = world_.now();
  if (stage != stage_) enter(stage, now);
  done_ = done;
  total_ = total;
  if (is_due(now)) tell(now);
}

void Progress::enter(Stage stage, Clock::time_point now) {
  stage_ = stage;
  stage_start_ = now;
  done_ = total_ = 0;
}

bool Progress::is_due(Clock::time_point now) const {
  if (world_.form == Form::terminal) return now - start_ >= 1s && now - last_ >= 100ms;
  return now - last_ >= std::max<Clock::duration>(10s, (now - start_) / 6);
}

std::string Progress::told(Clock::time_point now) const {
  std::string text(verb(stage_));
  if (total_ == 0) return text + "…";
  text += fmt::format(" {} of {}", done_, total_);
  // The first moments of a stage tell nothing of its rate.
  if (done_ == 0 || now - stage_start_ < 500ms) return text;
  const double rate = done_ / seconds(now - stage_start_);
  return text + fmt::format(", {:.{}f} a second, {} left", rate, rate < 10 ? 1 : 0,
                            in_words((total_ - done_) / rate));
}

void Progress::tell(Clock::time_point now) {
  last_ = now;
  shown_ = true;
  world_.write(world_.form == Form::terminal ? "\r\x1b[K" + told(now) : told(now) + "\n");
}

}  // namespace offprint
