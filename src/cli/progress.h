// Progress of long work, on standard error.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "cli/options.h"
#include "pipeline/stage.h"

namespace offprint {

// Tells which stage runs, how far it is, how fast, and how long the stage still takes at that rate.
// On a terminal that is one line, from the first second on, which is written over as work goes on
// and cleared at the end. Elsewhere, as in the log of a build server, it is a line of its own after
// ten seconds and every ten seconds, and after a minute whenever a sixth of the time so far has
// gone by again. For one thread at a time.
class Progress {
 public:
  using Clock = std::chrono::steady_clock;
  enum class Form : std::uint8_t { none, terminal, lines };

  // Where it is told, and what time it is.
  struct World {
    Form form = Form::none;
    std::function<void(std::string_view)> write;
    std::function<Clock::time_point()> now;
  };

  // Standard error. Nothing is told with --quiet and --messages json.
  explicit Progress(const Options& options);
  explicit Progress(World world);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  // A stage that cannot count what it does is told by its name alone.
  void begin(Stage stage);
  // `total` may grow. Of a stage that did not begin, this begins it.
  void update(Stage stage, std::uint32_t done, std::uint32_t total);

 private:
  void enter(Stage stage, Clock::time_point now);
  bool is_due(Clock::time_point now) const;
  std::string told(Clock::time_point now) const;
  void tell(Clock::time_point now);

  World world_;
  bool shown_ = false;
  Clock::time_point start_;
  Clock::time_point last_;
  Clock::time_point stage_start_;
  Stage stage_ = Stage::starting;
  std::uint32_t done_ = 0, total_ = 0;
};

}  // namespace offprint
