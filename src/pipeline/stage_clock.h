// What each stage of a run costs.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

#include "pipeline/stage.h"

namespace offprint {

struct Spent {
  std::chrono::microseconds cpu{};  // over all threads
  std::chrono::microseconds wall{};
};

// Of this process and of the programs that it has started and waited for; wall time counts from
// any moment, always the same.
Spent spent_by_process();

// The most memory that this process has had at once, in bytes; 0 where the system does not tell.
std::uint64_t peak_memory();

// Stages follow each other, so what was spent between the beginnings of two of them, on any thread,
// is what the first of the two cost. For one thread.
class StageClock {
 public:
  using Meter = std::function<Spent()>;

  struct Cost {
    Stage stage;
    Spent spent;
  };

  // Begins with Stage::starting. What the process spent before this clock was there belongs to it,
  // too: wall time as much as CPU, since the loader works on one thread and waits for nothing.
  explicit StageClock(Meter meter = spent_by_process);

  // Ends the stage before. A stage that comes again adds to what it cost before.
  void begin(Stage stage);

  // Of every stage up to now, in the order in which they first began.
  std::vector<Cost> costs();

 private:
  Meter meter_;
  Spent last_;
  std::vector<Cost> costs_;
  std::size_t current_ = 0;
};

}  // namespace offprint
