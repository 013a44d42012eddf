#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>

#include <fmt/format.h>

namespace offprint {
namespace {

std::string_view verb(Stage stage) {
  switch (stage) {
    case Stage::reading:
      return "Reading";
    case Stage::fetching:
      return "Fetching pictures:";
    case Stage::exporting:
      return "Exporting";
  }
  return "";
}

}  // namespace

Progress::Progress(const Options& options)
    : active_(!options.quiet && !options.json_messages && isatty(STDERR_FILENO)) {}

Progress::~Progress() {
  if (shown_) std::fputs("\r\x1b[K", stderr);
}

void Progress::update(Stage stage, std::uint32_t done, std::uint32_t total) {
  using namespace std::chrono_literals;
  if (!active_) return;
  const Clock::time_point now = Clock::now();
  if (now - start_ < 1s || now - last_ < 100ms) return;
  last_ = now;
  shown_ = true;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  fmt::print(stderr, "\r\x1b[K{} {} of {} ({:.0f} s)", verb(stage), done, total, seconds);
  std::fflush(stderr);
}

}  // namespace offprint
