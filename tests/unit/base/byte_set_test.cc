#include "base/byte_set.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(byte_set)

BOOST_AUTO_TEST_CASE(the_first_byte_of_the_set_is_found) {
  constexpr ByteSet ends("\r\n");
  BOOST_TEST(ends.find("salt\nink") == 4U);
  BOOST_TEST(ends.find("salt\r\nink", 5) == 5U);
  BOOST_TEST(ends.find("salt\r\nink", 6) == 9U);
  BOOST_TEST(ends.find("", 0) == 0U);
  BOOST_TEST(ends.find("salt", 9) == 4U);
  BOOST_TEST(ByteSet("\xC3").find("m\xC3\xA9r") == 1U);
  BOOST_TEST(!ends.holds('\0'));
}

BOOST_AUTO_TEST_SUITE_END()
