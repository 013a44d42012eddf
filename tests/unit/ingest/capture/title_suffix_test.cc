#include "ingest/capture/title_suffix.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(title_suffix)

BOOST_AUTO_TEST_CASE(the_last_separator_with_blanks_parts_a_title) {
  const SplitTitle title = split_title("Wind - and tide | The Daily Loaf");
  BOOST_TEST(title.first == "Wind - and tide");
  BOOST_TEST(title.last == "The Daily Loaf");
  BOOST_TEST(title.separator == " | ");
  BOOST_TEST(split_title("A well-made|title").last == "");
}

BOOST_AUTO_TEST_CASE(a_name_may_be_said_in_part) {
  BOOST_TEST(is_same_name("Harborlight", "Harborlight Reader"));
  BOOST_TEST(is_same_name("THE LOAF", "Loaf"));
  BOOST_TEST(!is_same_name("Har", "Har Reader"));
  BOOST_TEST(!is_same_name("Harbor", "Harborlight"));
}

BOOST_AUTO_TEST_SUITE_END()
