#include "pipeline/fetch_hosts.h"

#include <boost/test/unit_test.hpp>
#include <ostream>

namespace offprint {

std::ostream& operator<<(std::ostream& out, HostTrust trust) {
  return out << static_cast<int>(trust);
}

namespace {

constexpr HostTrust refused = HostTrust::refused, public_only = HostTrust::public_only,
                    named = HostTrust::named;

BOOST_AUTO_TEST_SUITE(fetch_hosts)

BOOST_AUTO_TEST_CASE(without_rules_every_host_with_a_public_address_may_be_asked) {
  const HostRules rules({});
  BOOST_TEST(rules.trust("https://salt.example/a.png") == public_only);
  BOOST_TEST(rules.trust("http://salt.example:8080/a.png") == public_only);
  BOOST_TEST(rules.trust("http://1.1.1.1/a.png") == public_only);
  for (const char* url : {"http://127.0.0.1/a.png", "http://0x7f.1/a.png", "http://[::1]/a.png",
                          "http://10.0.0.1:8080/a.png", "http://u:p@192.168.0.1/a.png"})
    BOOST_TEST(rules.trust(url) == refused, url);
}

BOOST_AUTO_TEST_CASE(nothing_but_http_and_https_is_asked) {
  const HostRules rules({"*"});
  for (const char* url : {"ftp://salt.example/a", "file:///etc/passwd", "salt.example", "",
                          "http://salt.example:0/", "http://salt.example:99999/"})
    BOOST_TEST(rules.trust(url) == refused, url);
}

BOOST_AUTO_TEST_CASE(with_rules_only_what_they_name) {
  const HostRules rules({"*.salt.example", "boats.example:8443", "Käse.example"});
  BOOST_TEST(rules.trust("https://img.salt.example/a") == public_only);
  BOOST_TEST(rules.trust("https://a.b.salt.example./a") == public_only);
  BOOST_TEST(rules.trust("https://salt.example/a") == refused);
  BOOST_TEST(rules.trust("https://notsalt.example/a") == refused);
  BOOST_TEST(rules.trust("https://boats.example:8443/a") == named);
  BOOST_TEST(rules.trust("https://boats.example/a") == refused);
  BOOST_TEST(rules.trust("https://xn--kse-qla.example/a") == named);
}

BOOST_AUTO_TEST_CASE(a_private_host_must_be_named_without_a_star) {
  const HostRules rules({"*", "127.0.0.1:8080", "[::1]", "intranet.example"});
  BOOST_TEST(rules.trust("http://127.0.0.1:8080/a") == named);
  BOOST_TEST(rules.trust("http://127.0.0.1:8081/a") == refused);
  BOOST_TEST(rules.trust("http://[::1]:99/a") == named);
  BOOST_TEST(rules.trust("http://intranet.example/a") == named);
  BOOST_TEST(rules.trust("http://salt.example/a") == public_only);
}

BOOST_AUTO_TEST_CASE(patterns_that_name_no_host_are_told) {
  for (const char* pattern : {"", "a*.example", "*salt.example", ".salt.example", "salt.example/x",
                              "https://salt.example", "salt.example:port", "salt.example:0",
                              "user@salt.example", "two words.example"})
    BOOST_TEST(!HostRules::problem(pattern).empty(), pattern);
  for (const char* pattern :
       {"*", "*:8443", "*.salt.example", "salt.example:8443", "[::1]:80", "127.0.0.1"})
    BOOST_TEST(HostRules::problem(pattern).empty(), pattern);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace offprint
