#include "base/hash.h"

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <regex>

#include "base/error.h"
#include "base/file_system.h"

using namespace offprint;

BOOST_AUTO_TEST_SUITE(hash)

BOOST_AUTO_TEST_CASE(xxh3_gives_its_published_values) {
  BOOST_TEST(hash64("") == 0x2D06800538D394C2u);
  BOOST_TEST(hash128_hex("") == "99aa06d3014798d86001c324468d497f");
  BOOST_TEST(hash64("a") != hash64("a", 1));
  BOOST_TEST(hash128_hex("a").size() == 32u);
}

BOOST_AUTO_TEST_CASE(sha256_gives_its_published_values) {
  BOOST_TEST(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  BOOST_TEST(sha256_hex("abc") ==
             "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

BOOST_AUTO_TEST_CASE(a_file_hashes_like_its_bytes) {
  const std::string path = (std::filesystem::temp_directory_path() / "offprint-hash-test").string();
  const std::string bytes(300'000, 'x');
  real_file_system().write(path, bytes);
  BOOST_TEST(sha256_hex_of_file(path) == sha256_hex(bytes));
  real_file_system().remove(path);
  BOOST_CHECK_THROW(sha256_hex_of_file(path), Error);
}

BOOST_AUTO_TEST_CASE(ids_are_name_based_uuids) {
  const std::string id = uuid_v5("an article");
  BOOST_TEST(std::regex_match(
      id, std::regex("[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")));
  BOOST_TEST(id == uuid_v5("an article"));
  BOOST_TEST(id != uuid_v5("another"));
  // Ids are for ever: this one was computed with Python's uuid.uuid5.
  BOOST_TEST(id == "a56c01d0-7837-5638-a698-a089c0cb39d0");
}

BOOST_AUTO_TEST_SUITE_END()
