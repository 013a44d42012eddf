#include "pipeline/ordered.h"

#include <boost/test/unit_test.hpp>
#include <stdexcept>
#include <vector>

namespace offprint {
namespace {

std::vector<int> squares(unsigned jobs, int count) {
  int next = 0;
  std::vector<int> delivered;
  process_in_order<int>(
      jobs,
      [&](int& item) {
        if (next == count) return false;
        item = next++;
        return true;
      },
      [](int& item) { item *= item; }, [&](int& item) { delivered.push_back(item); });
  return delivered;
}

BOOST_AUTO_TEST_SUITE(ordered)

BOOST_AUTO_TEST_CASE(items_arrive_in_order_on_any_number_of_threads) {
  const std::vector<int> alone = squares(1, 1000);
  BOOST_TEST(alone.size() == 1000U);
  BOOST_TEST(alone[31] == 31 * 31);
  for (const unsigned jobs : {2U, 8U})
    BOOST_TEST(squares(jobs, 1000) == alone, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(nothing_to_do_is_done_at_once) { BOOST_TEST(squares(4, 0).empty()); }

BOOST_AUTO_TEST_CASE(an_exception_from_a_worker_arrives_at_the_caller) {
  int next = 0;
  const auto run = [&] {
    process_in_order<int>(
        4,
        [&](int& item) {
          item = next++;
          return item < 100;
        },
        [](int& item) {
          if (item == 50) throw std::runtime_error("fifty");
        },
        [](int&) {});
  };
  BOOST_CHECK_EXCEPTION(run(), std::runtime_error,
                        [](const auto& e) { return std::string(e.what()) == "fifty"; });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
