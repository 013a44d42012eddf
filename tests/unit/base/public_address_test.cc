#include "base/public_address.h"

#include <arpa/inet.h>

#include <boost/test/unit_test.hpp>
#include <string>

namespace offprint {
namespace {

bool is_public(const std::string& text) {
  char bytes[16] = {};
  const bool is_6 = text.find(':') != text.npos;
  BOOST_REQUIRE(::inet_pton(is_6 ? AF_INET6 : AF_INET, text.c_str(), bytes) == 1);
  return is_public_address({bytes, is_6 ? std::size_t{16} : std::size_t{4}});
}

BOOST_AUTO_TEST_SUITE(public_addresses)

BOOST_AUTO_TEST_CASE(addresses_of_the_internet_are_public) {
  for (const char* address : {"1.1.1.1",
                              "9.255.255.255",
                              "11.0.0.0",
                              "100.63.255.255",
                              "100.128.0.0",
                              "126.1.2.3",
                              "128.0.0.1",
                              "169.253.255.255",
                              "172.15.0.1",
                              "172.32.0.1",
                              "192.0.1.1",
                              "192.167.1.1",
                              "198.17.255.255",
                              "198.20.0.1",
                              "223.255.255.255",
                              "2600::1",
                              "2001:4860:4860::8888",
                              "2a00:1450::1",
                              "::ffff:1.1.1.1",
                              "64:ff9b::101:101",
                              "2002:101:101::1"})
    BOOST_TEST(is_public(address), address);
}

BOOST_AUTO_TEST_CASE(addresses_within_networks_and_of_many_are_not) {
  for (const char* address : {"0.0.0.0",
                              "10.0.0.1",
                              "100.64.0.1",
                              "100.127.255.255",
                              "127.0.0.1",
                              "127.255.255.255",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.0.0.1",
                              "192.0.2.7",
                              "192.168.1.1",
                              "198.18.0.1",
                              "198.19.255.255",
                              "198.51.100.1",
                              "203.0.113.9",
                              "224.0.0.1",
                              "239.1.1.1",
                              "240.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "fe80::1",
                              "fec0::1",
                              "fc00::1",
                              "fdff::1",
                              "ff02::1",
                              "2001:db8::1",
                              "2001::1",
                              "2001:10::1",
                              "3fff::1",
                              "100::1",
                              "4000::1",
                              "::7f00:1"})
    BOOST_TEST(!is_public(address), address);
}

BOOST_AUTO_TEST_CASE(an_address_within_an_address_counts) {
  for (const char* address : {"::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
                              "64:ff9b:1::101:101", "2002:7f00:1::1", "2002:a00:1::1"})
    BOOST_TEST(!is_public(address), address);
}

BOOST_AUTO_TEST_CASE(what_is_no_address_is_not_public) {
  BOOST_TEST(!is_public_address(""));
  BOOST_TEST(!is_public_address("abc"));
}

BOOST_AUTO_TEST_CASE(hosts_in_numbers_are_known_however_they_are_written) {
  for (const char* host : {"127.0.0.1", "127.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::1]",
                           "[fe80::1%25eth0]", "[::ffff:10.0.0.1]", "[nonsense]"})
    BOOST_TEST(!may_be_public_host(host), host);
  for (const char* host : {"1.1.1.1", "[2600::1]", "salt.example", "localhost", "127.example"})
    BOOST_TEST(may_be_public_host(host), host);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
