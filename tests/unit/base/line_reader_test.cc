#include "base/line_reader.h"

#include <boost/test/unit_test.hpp>
#include <vector>

namespace offprint {
namespace {

std::vector<std::string> lines_of(std::string text) {
  LineReader reader(bytes_in_memory(std::move(text)));
  std::vector<std::string> lines;
  for (std::string_view line; reader.next(line);) lines.emplace_back(line);
  return lines;
}

BOOST_AUTO_TEST_SUITE(line_reader)

BOOST_AUTO_TEST_CASE(lines_come_without_their_ends) {
  const std::vector<std::string> lines = {"a", "", "b"};
  BOOST_TEST(lines_of("a\n\nb\n") == lines, boost::test_tools::per_element());
  BOOST_TEST(lines_of("a\n\nb") == lines, boost::test_tools::per_element());
  BOOST_TEST(lines_of("").empty());
}

BOOST_AUTO_TEST_CASE(lines_longer_than_what_is_read_at_once_come_whole) {
  const std::string first(700'000, 'a'), second(300'000, 'b');
  const std::vector<std::string> lines = {first, second, "c"};
  BOOST_TEST(lines_of(first + "\n" + second + "\nc\n") == lines, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
