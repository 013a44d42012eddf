#include "cli/timings.h"

#include <fmt/format.h>

#include "syntax/json.h"

namespace offprint {
namespace {

double seconds(std::chrono::microseconds time) {
  return std::chrono::duration<double>(time).count();
}

Spent sum(const std::vector<StageClock::Cost>& costs) {
  Spent all;
  for (const StageClock::Cost& cost : costs) {
    all.cpu += cost.spent.cpu;
    all.wall += cost.spent.wall;
  }
  return all;
}

std::string row(std::string_view name, const Spent& spent) {
  return fmt::format("{:<20}{:>10.3f}{:>10.3f}\n", name, seconds(spent.cpu), seconds(spent.wall));
}

void write(JsonWriter& json, const Spent& spent) {
  json.key("cpu").number(seconds(spent.cpu)).key("wall").number(seconds(spent.wall));
}

}  // namespace

std::string timings_as_text(const std::vector<StageClock::Cost>& costs, std::uint64_t peak_memory) {
  std::string text = fmt::format("{:<20}{:>10}{:>10}\n", "timings", "CPU s", "wall s");
  for (const auto& [stage, spent] : costs) text += row(name(stage), spent);
  text += row("all", sum(costs));
  return text + fmt::format("{:<20}{:>10.1f} MB\n", "peak memory", peak_memory / 1e6);
}

std::string timings_as_json(const std::vector<StageClock::Cost>& costs, std::uint64_t peak_memory) {
  std::string text;
  JsonWriter json(text);
  json.begin_object().key("timings").begin_object().key("stages").begin_array();
  for (const auto& [stage, spent] : costs) {
    json.begin_object().member("stage", name(stage));
    write(json, spent);
    json.end_object();
  }
  json.end_array();
  write(json, sum(costs));
  json.key("peak_memory").number(static_cast<std::int64_t>(peak_memory));
  json.end_object().end_object();
  return text + "\n";
}

}  // namespace offprint
