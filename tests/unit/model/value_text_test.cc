#include "model/value_text.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(value_text)

BOOST_AUTO_TEST_CASE(members_are_read_as_text_or_as_lists_of_texts) {
  Value list;
  list.kind = Value::Kind::list;
  list.items = {text_value("sea", {}), text_value("sand", {})};
  Value map;
  map.kind = Value::Kind::map;
  map.members = {{"a", {}, text_value("salt", {})}, {"b", {}, list}};
  BOOST_TEST(member_text(map, "a") == "salt");
  BOOST_TEST(member_text(map, "b") == "");
  BOOST_TEST(member_text(map, "c") == "");
  BOOST_TEST(member_texts(map, "a") == std::vector<std::string>{"salt"},
             boost::test_tools::per_element());
  BOOST_TEST(member_texts(map, "b") == (std::vector<std::string>{"sea", "sand"}),
             boost::test_tools::per_element());
  BOOST_TEST(member_texts(map, "c").empty());
}

BOOST_AUTO_TEST_SUITE_END()
