#include "export/tagless_text.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(tagless_texts)

BOOST_AUTO_TEST_CASE(nothing_begins_a_tag) {
  BOOST_TEST(tagless_text("<img src=x onerror=a()>") == "<\u2060img src=x onerror=a()>");
  BOOST_TEST(tagless_text("a</b><!--<?x") == "a<\u2060/b><\u2060!--<\u2060?x");
  BOOST_TEST(tagless_text("<<b") == "<<\u2060b");
}

BOOST_AUTO_TEST_CASE(what_is_no_tag_stays) {
  for (const std::string_view text : {"", "a < b", "1 <2", "I <3 you", "<", "x<", "<\u2060b"})
    BOOST_TEST(tagless_text(text) == text);
}

BOOST_AUTO_TEST_SUITE_END()
