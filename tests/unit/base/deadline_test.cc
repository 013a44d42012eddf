#include "base/deadline.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

int seconds = 0;
int looks = 0;

Deadline::Clock::time_point told() {
  ++looks;
  return Deadline::Clock::time_point(std::chrono::seconds(seconds));
}

BOOST_AUTO_TEST_SUITE(deadline)

BOOST_AUTO_TEST_CASE(what_is_late_is_told_by_the_clock_that_was_given) {
  seconds = 100;
  const Deadline limit(60, told);
  seconds = 160;
  BOOST_CHECK_NO_THROW(check_deadline());
  seconds = 161;
  BOOST_TEST(is_deadline_over());
  BOOST_CHECK_THROW(check_deadline(), DeadlineExceeded);
}

BOOST_AUTO_TEST_CASE(without_a_document_or_seconds_there_is_none) {
  BOOST_CHECK_NO_THROW(check_deadline());
  seconds = 1;
  const Deadline none(0, told);
  seconds = 1'000'000;
  BOOST_CHECK_NO_THROW(check_deadline());
}

BOOST_AUTO_TEST_CASE(one_within_another_counts_by_itself) {
  seconds = 0;
  const Deadline outer(10, told);
  seconds = 20;
  {
    const Deadline inner(10, told);
    BOOST_TEST(!is_deadline_over());
  }
  BOOST_TEST(is_deadline_over());
}

BOOST_AUTO_TEST_CASE(loops_seldom_look_at_the_clock) {
  seconds = 0;
  const Deadline limit(10, told);
  looks = 0;
  for (int i = 0; i < 10'000; ++i) check_deadline_in_loop();
  BOOST_TEST(looks == 10);
  seconds = 11;
  const auto go_on = [] {
    for (int i = 0; i < 1'000; ++i) check_deadline_in_loop();
  };
  BOOST_CHECK_THROW(go_on(), DeadlineExceeded);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
