// --timings: what the stages of a run cost, for people and for machines.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/stage_clock.h"

namespace offprint {

// Whole lines: a table of seconds of CPU and of wall time, with their sums, and the peak memory.
std::string timings_as_text(const std::vector<StageClock::Cost>& costs, std::uint64_t peak_memory);

// One object a line: {"timings":{"stages":[{"stage","cpu","wall"}…],"cpu","wall","peak_memory"}},
// in seconds and bytes.
std::string timings_as_json(const std::vector<StageClock::Cost>& costs, std::uint64_t peak_memory);

}  // namespace offprint
