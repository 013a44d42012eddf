#include "base/limits.h"

#include <boost/test/unit_test.hpp>
#include <set>

namespace offprint {
namespace {

BOOST_AUTO_TEST_SUITE(limits)

BOOST_AUTO_TEST_CASE(each_limit_has_a_key_of_its_own_and_one_diagnostic) {
  std::set<std::string_view> keys;
  for (const LimitInfo& known : all_limits()) {
    keys.insert(known.key);
    BOOST_TEST(&info(known.limit) == &known);
    BOOST_TEST(info(known.code).id != "");
  }
  BOOST_TEST(keys.size() == all_limits().size());
  BOOST_TEST(all_limits().size() * sizeof(std::uint64_t) == sizeof(Limits));
}

BOOST_AUTO_TEST_CASE(messages_say_what_is_exceeded_and_hints_what_to_change) {
  Limits limits;
  BOOST_TEST(excess_of(&Limits::attributes, limits) == "more than 500 attributes in one tag");
  BOOST_TEST(excess_of(&Limits::document_bytes, limits) == "more than 16 MB");
  limits.document_bytes = 1500;
  BOOST_TEST(excess_of(&Limits::document_bytes, limits) == "more than 1500 bytes");
  BOOST_TEST(hint_of(&Limits::nodes) == "`limits: nodes` allows more");
  BOOST_TEST(hint_of(&Limits::nodes, "split it") == "split it; `limits: nodes` allows more");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
