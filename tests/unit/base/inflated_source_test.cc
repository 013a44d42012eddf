#include "base/inflated_source.h"

#include <boost/test/unit_test.hpp>

#include "base/gzip.h"

using namespace offprint;
using Outcome = InflatedSource::Outcome;

namespace {

constexpr std::uint64_t plenty = 1 << 20;

InflatedSource inflate(std::string bytes, std::uint64_t most = plenty) {
  return inflate_to_file(*bytes_in_memory(std::move(bytes)), most);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(inflated_sources)

BOOST_AUTO_TEST_CASE(what_is_inflated_is_read_from_any_place) {
  const InflatedSource made = inflate(test::gzip("one ") + test::gzip("two"));
  BOOST_REQUIRE(made.content);
  BOOST_TEST(made.content->size() == 7u);
  BOOST_TEST(made.content->read(0, 100) == "one two");
  BOOST_TEST(made.content->read(4, 2) == "tw");
  BOOST_TEST(made.content->read(7, 1) == "");
}

BOOST_AUTO_TEST_CASE(members_may_be_empty) {
  const InflatedSource made = inflate(test::gzip("one") + test::gzip(""));
  BOOST_REQUIRE(made.content);
  BOOST_TEST(made.content->read(0, 100) == "one");
  BOOST_TEST(inflate(test::gzip("")).content->size() == 0u);
}

BOOST_AUTO_TEST_CASE(what_is_cut_short_or_altered_is_damaged) {
  const std::string whole = test::gzip(std::string(300000, 'x'));
  for (std::size_t size : {std::size_t{0}, std::size_t{5}, whole.size() / 2, whole.size() - 1})
    BOOST_TEST((inflate(whole.substr(0, size)).outcome == Outcome::damaged), size);
  std::string altered = whole;
  altered[altered.size() - 20] = 'y';
  BOOST_TEST((inflate(altered).outcome == Outcome::damaged));
  BOOST_TEST((inflate("plain text, long enough to be one").outcome == Outcome::damaged));
}

BOOST_AUTO_TEST_CASE(what_holds_too_much_is_not_inflated_to_its_end) {
  BOOST_TEST((inflate(test::gzip(std::string(1000, 'x')), 999).outcome == Outcome::too_large));
  BOOST_TEST((inflate(test::gzip_bomb(200), std::uint64_t{1} << 40).outcome == Outcome::too_dense));
}

BOOST_AUTO_TEST_SUITE_END()
