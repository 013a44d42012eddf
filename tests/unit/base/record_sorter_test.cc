#include "base/record_sorter.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>
#include <set>
#include <tuple>

namespace offprint {
namespace {

std::vector<std::string> all_of(const RecordSorter& sorter) {
  std::vector<std::string> records;
  sorter.for_each([&](std::string_view record) {
    records.emplace_back(record);
    return true;
  });
  return records;
}

BOOST_AUTO_TEST_SUITE(record_sorter)

BOOST_AUTO_TEST_CASE(records_come_in_byte_order_and_once_however_little_memory_there_is) {
  BOOST_TEST(rc::check([](const std::vector<std::string>& records) {
    const std::size_t memory = *rc::gen::inRange<std::size_t>(1, 400);
    RecordSorter sorter(memory);
    for (const std::string& record : records) sorter.add(record);
    const std::set<std::string> sorted(records.begin(), records.end());
    RC_ASSERT(all_of(sorter) == std::vector<std::string>(sorted.begin(), sorted.end()));
    RC_ASSERT(sorter.size() == records.size());
  }));
}

BOOST_AUTO_TEST_CASE(records_longer_than_a_buffer_come_whole) {
  RecordSorter sorter(1000);
  const std::string large(200'000, 'b');
  for (const std::string& record : {std::string("c"), large, std::string("a")}) sorter.add(record);
  const std::vector<std::string> sorted = {"a", large, "c"};
  BOOST_TEST(all_of(sorter) == sorted, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(reading_stops_when_it_is_told_to_and_starts_again) {
  RecordSorter sorter(1);
  for (const char* record : {"3", "1", "2"}) sorter.add(record);
  std::string seen;
  sorter.for_each([&](std::string_view record) {
    seen += record;
    return seen.size() < 2;
  });
  BOOST_TEST(seen == "12");
  sorter.add("0");
  BOOST_TEST(all_of(sorter).size() == 4U);
}

BOOST_AUTO_TEST_CASE(the_order_of_keys_is_the_order_of_their_fields) {
  using Fields = std::tuple<std::string, std::int64_t, std::string, std::uint64_t>;
  BOOST_TEST(rc::check([](const Fields& a, const Fields& b) {
    const auto key = [](const Fields& fields) {
      SortKey out;
      out.text(std::get<0>(fields)).signed_number(std::get<1>(fields));
      return out.text(std::get<2>(fields)).number(std::get<3>(fields)).bytes();
    };
    RC_ASSERT((key(a) < key(b)) == (a < b));
    const std::string bytes = key(a);
    SortKeyReader reader(bytes);
    RC_ASSERT(reader.text() == std::get<0>(a));
    reader.number();
    RC_ASSERT(reader.text() == std::get<2>(a));
    RC_ASSERT(reader.number() == std::get<3>(a));
  }));
}

BOOST_AUTO_TEST_CASE(a_text_that_holds_nul_sorts_as_its_bytes) {
  const auto key = [](std::string_view text) { return SortKey().text(text).number(0).bytes(); };
  const std::string nul("a\0b", 3), shorter("a\0", 2);
  BOOST_TEST((key("a") < key(shorter)));
  BOOST_TEST((key(shorter) < key(nul)));
  BOOST_TEST((key(nul) < key("a\1")));
  const std::string bytes = key(nul);
  BOOST_TEST(SortKeyReader(bytes).text() == nul);
  SortKeyReader reader(bytes);
  reader.skip_text();
  BOOST_TEST(reader.rest() == SortKey().number(0).bytes());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
