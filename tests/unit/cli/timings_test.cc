#include "cli/timings.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

using std::chrono::microseconds;

const std::vector<StageClock::Cost> costs{
    {Stage::starting, {microseconds(9'400), microseconds(9'400)}},
    {Stage::reading, {microseconds(61'234'567), microseconds(31'000'000)}},
};

BOOST_AUTO_TEST_SUITE(timings)

BOOST_AUTO_TEST_CASE(stages_stand_in_a_table_with_their_sums) {
  BOOST_TEST(timings_as_text(costs, 41'250'000) ==
             "timings                  CPU s    wall s\n"
             "start up                 0.009     0.009\n"
             "read and normalize      61.235    31.000\n"
             "all                     61.244    31.009\n"
             "peak memory               41.2 MB\n");
}

BOOST_AUTO_TEST_CASE(machines_get_one_line) {
  BOOST_TEST(timings_as_json(costs, 41'250'000) ==
             "{\"timings\":{\"stages\":[{\"stage\":\"start up\",\"cpu\":0.0094,\"wall\":0.0094},"
             "{\"stage\":\"read and normalize\",\"cpu\":61.234567,\"wall\":31}],"
             "\"cpu\":61.243967,\"wall\":31.0094,\"peak_memory\":41250000}}\n");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
