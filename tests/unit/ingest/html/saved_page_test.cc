#include "ingest/html/saved_page.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(saved_pages)

BOOST_AUTO_TEST_CASE(browsers_say_where_a_page_was_saved_from) {
  BOOST_TEST(saved_from("<!DOCTYPE html>\n<!-- saved from url=(0026)https://a.example/salt?x=1 -->"
                        "\n<html>") == "https://a.example/salt?x=1");
  BOOST_TEST(saved_from("<!-- saved from url=http://a.example/ -->") == "http://a.example/");
  BOOST_TEST(saved_from("<!-- a --><!--\n Page saved with a tool \n url: https://a.example/b \n"
                        " saved date: today\n-->") == "https://a.example/b");
  BOOST_TEST(saved_from("<!-- Mirrored from www.a.example/b.html by a tool, at noon -->") ==
             "http://www.a.example/b.html");
}

BOOST_AUTO_TEST_CASE(nothing_else_is_taken_for_an_address) {
  for (const char* html :
       {"", "<p>saved from url=(0001)https://a.example/</p>", "<!-- saved from url=(",
        "<!-- saved from url=(0014)about:internet -->",
        "<!-- saved from url=(0016)file:///c:/a -->", "<!-- url: https://a.example/ -->",
        "<!-- Mirrored from the original -->", "<!-- saved from url=(0009)https:// -->"})
    BOOST_TEST(saved_from(html) == "", html);
  BOOST_TEST(saved_from(std::string(1000, ' ') + "<!-- saved from url=http://a.example/ -->") ==
             "");
}

BOOST_AUTO_TEST_SUITE_END()
