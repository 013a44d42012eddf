// Progress of long work, on a terminal only.
#pragma once

#include <chrono>
#include <cstdint>

#include "cli/options.h"
#include "pipeline/build.h"

namespace offprint {

// One line on standard error that is written over as work goes on, from the first second on, and
// cleared at the end. Silent when standard error is no terminal, and with --quiet or --messages
// json.
class Progress {
 public:
  explicit Progress(const Options& options);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  void update(Stage stage, std::uint32_t done, std::uint32_t total);

 private:
  using Clock = std::chrono::steady_clock;

  bool active_;
  bool shown_ = false;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
};

}  // namespace offprint
