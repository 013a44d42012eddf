#include "model/link_key.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(link_keys)

BOOST_AUTO_TEST_CASE(addresses_of_one_page_have_one_key) {
  for (const char* url : {"https://www.a.example/2024/salt", "http://a.example/2024/salt/",
                          "https://a.example/2024/salt.html", "https://a.example/2024/salt.html.gz",
                          "https://a.example/2024/salt/index.html?utm_source=mail&#top"})
    BOOST_TEST(url_link_key(url) == "url:a.example/2024/salt", url);
}

BOOST_AUTO_TEST_CASE(a_query_counts_where_it_tells_pages_apart) {
  BOOST_TEST(url_link_key("https://a.example/?p=7&utm_medium=feed") == "url:a.example?p=7");
  BOOST_TEST(url_link_key("https://a.example/page?id=7&fbclid=x&part=2") ==
             "url:a.example/page?id=7&part=2");
}

BOOST_AUTO_TEST_CASE(letters_are_composed) {
  BOOST_TEST(path_link_key("cafe\u0301.md") == "path:caf\u00E9.md");
  BOOST_TEST(slug_link_key("cafe\u0301") == "slug:caf\u00E9");
  BOOST_TEST(url_link_key("https://a.example/cafe%CC%81") == "url:a.example/caf\u00E9");
}

BOOST_AUTO_TEST_CASE(a_compressed_source_is_found_by_its_plain_name) {
  BOOST_TEST(path_link_key("notes/salt.md") == "path:notes/salt.md");
  BOOST_TEST(path_link_key("notes/salt.html.gz") == "path:notes/salt.html");
}

BOOST_AUTO_TEST_SUITE_END()
