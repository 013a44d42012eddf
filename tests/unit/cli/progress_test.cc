#include "cli/progress.h"

#include <boost/test/unit_test.hpp>
#include <memory>
#include <string>
#include <vector>

namespace offprint {
namespace {

using namespace std::chrono_literals;

// A run whose time passes when it is told to.
class Run {
 public:
  explicit Run(Progress::Form form)
      : progress_(std::make_unique<Progress>(
            Progress::World{form, [this](std::string_view text) { written_.emplace_back(text); },
                            [this] { return now_; }})) {}

  void begin(Stage stage) { progress_->begin(stage); }
  void update(std::chrono::milliseconds later, Stage stage, std::uint32_t done,
              std::uint32_t total) {
    now_ += later;
    progress_->update(stage, done, total);
  }
  void end() { progress_.reset(); }

  // What was written since this was asked last.
  std::vector<std::string> written() { return std::exchange(written_, {}); }

 private:
  Progress::Clock::time_point now_{100h};
  std::vector<std::string> written_;
  std::unique_ptr<Progress> progress_;
};

using Lines = std::vector<std::string>;

void expect(Run& run, const Lines& lines) {
  BOOST_TEST(run.written() == lines, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE(progress)

BOOST_AUTO_TEST_CASE(a_terminal_shows_stage_count_rate_and_time_left_from_the_first_second_on) {
  Run run(Progress::Form::terminal);
  run.begin(Stage::reading);
  run.update(999ms, Stage::reading, 999, 12'800);
  expect(run, {});
  run.update(1ms, Stage::reading, 1'000, 12'800);
  expect(run, {"\r\x1b[KReading 1000 of 12800, 1000 a second, 12 s left"});
  run.update(99ms, Stage::reading, 1'100, 12'800);
  expect(run, {});
  run.update(901ms, Stage::reading, 2'000, 12'800);
  expect(run, {"\r\x1b[KReading 2000 of 12800, 1000 a second, 11 s left"});
  run.end();
  expect(run, {"\r\x1b[K"});
}

BOOST_AUTO_TEST_CASE(short_work_shows_nothing) {
  Run run(Progress::Form::terminal);
  run.update(500ms, Stage::reading, 10, 10);
  run.update(400ms, Stage::exporting, 30, 30);
  run.end();
  expect(run, {});
}

BOOST_AUTO_TEST_CASE(each_stage_has_a_rate_of_its_own) {
  Run run(Progress::Form::terminal);
  run.update(2s, Stage::reading, 2'000, 2'000);
  expect(run, {"\r\x1b[KReading 2000 of 2000"});
  run.begin(Stage::deciding);
  expect(run, {});  // too soon after the last
  run.update(150ms, Stage::exporting, 1, 6'000);
  expect(run, {"\r\x1b[KExporting 1 of 6000"});
  run.update(1s, Stage::exporting, 3, 6'000);
  expect(run, {"\r\x1b[KExporting 3 of 6000, 3.0 a second, 33 min left"});
}

BOOST_AUTO_TEST_CASE(a_log_gets_a_line_every_ten_seconds_and_later_fewer) {
  Run run(Progress::Form::lines);
  std::vector<int> told;
  std::string last;
  run.begin(Stage::exporting);
  for (int second = 1; second <= 600; ++second) {
    run.update(1s, Stage::exporting, static_cast<std::uint32_t>(second) * 5, 36'000);
    for (const std::string& line : run.written()) {
      told.push_back(second);
      last = line;
    }
  }
  BOOST_TEST(told == (std::vector<int>{10, 20, 30, 40, 50, 60, 72, 87, 105, 126, 152, 183, 220, 264,
                                       317, 381, 458, 550}),
             boost::test_tools::per_element());
  BOOST_TEST(last == "Exporting 2750 of 36000, 5.0 a second, 1 h 51 min left\n");
  run.end();
  expect(run, {});
}

BOOST_AUTO_TEST_CASE(nothing_is_told_where_nothing_is_to_be_told) {
  Run run(Progress::Form::none);
  run.begin(Stage::reading);
  run.update(100s, Stage::reading, 5, 10);
  run.end();
  expect(run, {});
}

BOOST_AUTO_TEST_CASE(no_rate_is_told_of_nothing_done) {
  Run run(Progress::Form::lines);
  run.update(10s, Stage::reading, 0, 5);
  expect(run, {"Reading 0 of 5\n"});
  run.update(20s, Stage::reading, 0, 5);
  expect(run, {"Reading 0 of 5\n"});
  run.update(20s, Stage::deciding, 0, 0);
  expect(run, {"Deciding…\n"});
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
