#include "base/digest.h"

#include <boost/test/unit_test.hpp>

namespace offprint {
namespace {

BOOST_AUTO_TEST_SUITE(digest)

BOOST_AUTO_TEST_CASE(values_and_their_order_tell) {
  const std::uint64_t value = Digest().text("salt").number(7).value();
  BOOST_TEST(Digest().text("salt").number(7).value() == value);
  BOOST_TEST(Digest().number(7).text("salt").value() != value);
  BOOST_TEST(Digest().text("salt").number(8).value() != value);
}

BOOST_AUTO_TEST_CASE(texts_do_not_run_into_each_other) {
  BOOST_TEST(Digest().text("sa").text("lt").value() != Digest().text("s").text("alt").value());
  BOOST_TEST(Digest().text("salt").text("").value() != Digest().text("salt").value());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
