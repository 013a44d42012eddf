#include "pipeline/stage_clock.h"

#include <sys/resource.h>

#include <algorithm>
#include <fstream>
#include <string>
#include <utility>

namespace offprint {
namespace {

using std::chrono::microseconds;

microseconds in_microseconds(const timeval& time) {
  return std::chrono::seconds(time.tv_sec) + microseconds(time.tv_usec);
}

microseconds cpu_of(int who) {
  rusage usage{};
  getrusage(who, &usage);
  return in_microseconds(usage.ru_utime) + in_microseconds(usage.ru_stime);
}

}  // namespace

Spent spent_by_process() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return {cpu_of(RUSAGE_SELF) + cpu_of(RUSAGE_CHILDREN),
          std::chrono::duration_cast<microseconds>(now)};
}

// Not ru_maxrss: that also knows the memory of whatever started this program.
std::uint64_t peak_memory() {
  std::ifstream status("/proc/self/status");
  for (std::string word; status >> word;)
    if (std::uint64_t kilobytes = 0; word == "VmHWM:" && status >> kilobytes)
      return kilobytes * 1024;
  return 0;
}

StageClock::StageClock(Meter meter) : meter_(std::move(meter)), last_(meter_()) {
  costs_.push_back({Stage::starting, {last_.cpu, last_.cpu}});
}

void StageClock::begin(Stage stage) {
  const Spent now = meter_();
  Spent& spent = costs_[current_].spent;
  spent.cpu += now.cpu - last_.cpu;
  spent.wall += now.wall - last_.wall;
  last_ = now;
  const auto at = std::find_if(costs_.begin(), costs_.end(),
                               [stage](const Cost& cost) { return cost.stage == stage; });
  current_ = static_cast<std::size_t>(at - costs_.begin());
  if (at == costs_.end()) costs_.push_back({stage, {}});
}

std::vector<StageClock::Cost> StageClock::costs() {
  begin(costs_[current_].stage);
  return costs_;
}

}  // namespace offprint
