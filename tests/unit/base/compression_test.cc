#include "base/compression.h"

#include <boost/test/unit_test.hpp>

#include "base/generators.h"
#include "base/gzip.h"

using namespace offprint;
using Outcome = Inflated::Outcome;

namespace {

constexpr std::size_t plenty = 64 << 20;

// What `gzip -9` makes of a sentence.
const std::string made_by_gzip(
    "\x1f\x8b\x08\0\0\0\0\0\x02\x03\x73\x54\x28\x48\x4c\x4f\x55\xc8\x4f\x53\x28\xce\xcf\x4d\x55"
    "\xc8\x49\xcd\x4b\x2f\xc9\xd0\x51\x48\xc4\x26\xac\xc7\x05\0\x14\xb9\x08\x62\x2e\0\0\0",
    48);
const std::string sentence = "A page of some length, a page of some length.\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(compression)

BOOST_AUTO_TEST_CASE(gzip_is_known_by_its_first_bytes) {
  BOOST_TEST(is_gzip(made_by_gzip));
  BOOST_TEST(!is_gzip("\x1F\x8B"));
  BOOST_TEST(!is_gzip("<html>"));
}

BOOST_AUTO_TEST_CASE(a_file_is_read_whole) {
  const Inflated inflated = inflate_gzip(made_by_gzip, plenty);
  BOOST_TEST((inflated.outcome == Outcome::whole));
  BOOST_TEST(inflated.bytes == sentence);
}

BOOST_AUTO_TEST_CASE(members_follow_each_other_and_may_be_empty) {
  BOOST_TEST(inflate_gzip(test::gzip("one ") + test::gzip("two"), plenty).bytes == "one two");
  BOOST_TEST(inflate_gzip(test::gzip("one") + test::gzip(""), plenty).bytes == "one");
  const Inflated empty = inflate_gzip(test::gzip(""), plenty);
  BOOST_TEST((empty.outcome == Outcome::whole && empty.bytes.empty()));
}

BOOST_AUTO_TEST_CASE(files_that_are_cut_short_are_damaged) {
  for (std::size_t size = 0; size < made_by_gzip.size(); ++size) {
    const Inflated inflated = inflate_gzip(made_by_gzip.substr(0, size), plenty);
    BOOST_TEST((inflated.outcome == Outcome::damaged), size);
    BOOST_TEST(inflated.bytes == "");
  }
}

BOOST_AUTO_TEST_CASE(altered_content_and_trailing_bytes_are_damage) {
  for (std::size_t at = 10; at < made_by_gzip.size(); ++at) {
    std::string altered = made_by_gzip;
    altered[at] = static_cast<char>(altered[at] ^ 0x10);
    const Inflated inflated = inflate_gzip(altered, plenty);  // bits that only pad tell nothing
    BOOST_TEST((inflated.outcome == Outcome::damaged || inflated.bytes == sentence), at);
  }
  BOOST_TEST((inflate_gzip(made_by_gzip + "more", plenty).outcome == Outcome::damaged));
  BOOST_TEST((inflate_gzip("<html>", plenty).outcome == Outcome::damaged));
}

BOOST_AUTO_TEST_CASE(output_beyond_the_limit_is_too_large) {
  const std::string text(100, 'a');
  BOOST_TEST((inflate_gzip(test::gzip(text), 100).outcome == Outcome::whole));
  BOOST_TEST((inflate_gzip(test::gzip(text), 99).outcome == Outcome::too_large));
}

BOOST_AUTO_TEST_CASE(bombs_are_too_large_before_the_limit) {
  BOOST_TEST((inflate_gzip(test::gzip_bomb(4), plenty).outcome == Outcome::whole));
  BOOST_TEST((inflate_gzip(test::gzip_bomb(300), plenty).outcome == Outcome::too_dense));
}

BOOST_AUTO_TEST_CASE(any_bytes_are_borne) {
  BOOST_TEST(rc::check("inflate_gzip gives an outcome for all bytes", [] {
    const std::string tail = *test::bytes();
    const Inflated inflated = inflate_gzip("\x1F\x8B\x08" + tail, 1 << 16);
    RC_ASSERT(inflated.bytes.size() <= std::size_t{1} << 16);
  }));
}

BOOST_AUTO_TEST_SUITE_END()
