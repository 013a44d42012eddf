#include "pipeline/stage_clock.h"

#include <boost/test/unit_test.hpp>
#include <vector>

namespace offprint {
namespace {

using std::chrono::microseconds;

struct Row {
  Stage stage;
  long cpu, wall;
};

std::vector<Row> rows(StageClock& clock) {
  std::vector<Row> found;
  for (const auto& [stage, spent] : clock.costs())
    found.push_back({stage, spent.cpu.count(), spent.wall.count()});
  return found;
}

void expect(StageClock& clock, const std::vector<Row>& wanted) {
  const std::vector<Row> found = rows(clock);
  BOOST_TEST_REQUIRE(found.size() == wanted.size());
  for (std::size_t i = 0; i < found.size(); ++i) {
    BOOST_TEST(name(found[i].stage) == name(wanted[i].stage));
    BOOST_TEST(found[i].cpu == wanted[i].cpu);
    BOOST_TEST(found[i].wall == wanted[i].wall);
  }
}

BOOST_AUTO_TEST_SUITE(stage_clock)

BOOST_AUTO_TEST_CASE(a_stage_costs_what_is_spent_until_the_next_begins) {
  Spent spent{microseconds(12'000), microseconds(700'000)};
  StageClock clock([&] { return spent; });
  spent = {microseconds(15'000), microseconds(705'000)};
  clock.begin(Stage::reading);
  spent = {microseconds(95'000), microseconds(747'000)};
  clock.begin(Stage::exporting);
  spent = {microseconds(96'000), microseconds(900'000)};
  expect(clock, {{Stage::starting, 15'000, 17'000},
                 {Stage::reading, 80'000, 42'000},
                 {Stage::exporting, 1'000, 153'000}});
  spent = {microseconds(97'000), microseconds(901'000)};
  expect(clock, {{Stage::starting, 15'000, 17'000},
                 {Stage::reading, 80'000, 42'000},
                 {Stage::exporting, 2'000, 154'000}});
}

BOOST_AUTO_TEST_CASE(a_stage_that_comes_again_adds_up) {
  Spent spent;
  StageClock clock([&] { return spent; });
  const auto pass = [&](Stage stage, int cpu) {
    clock.begin(stage);
    spent.cpu += microseconds(cpu);
    spent.wall += microseconds(1);
  };
  pass(Stage::selecting, 10);
  pass(Stage::fetching, 100);
  pass(Stage::selecting, 1000);
  expect(clock, {{Stage::starting, 0, 0}, {Stage::selecting, 1010, 2}, {Stage::fetching, 100, 1}});
}

BOOST_AUTO_TEST_CASE(the_process_spends_time_and_memory) {
  const Spent before = spent_by_process();
  volatile unsigned sum = 0;
  while (spent_by_process().cpu == before.cpu)
    for (unsigned i = 0; i < 100'000; ++i) sum = sum + i;
  BOOST_TEST((spent_by_process().wall > before.wall));
  BOOST_TEST(peak_memory() > 1'000'000U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
