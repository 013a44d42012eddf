#include "normalize/clean_text.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

BOOST_AUTO_TEST_SUITE(clean_text_of_metadata)

BOOST_AUTO_TEST_CASE(white_space_collapses_and_text_is_composed) {
  BOOST_TEST(clean_text("  Salt \n and\t sea ") == "Salt and sea");
  BOOST_TEST(clean_text("Cafe\u0301") == "Café");
  BOOST_TEST(clean_text("") == "");
}

BOOST_AUTO_TEST_CASE(what_has_neither_look_nor_meaning_goes) {
  BOOST_TEST(clean_text("\uFEFFsa\u00ADlt\u200B wa\u2060ter\u0001") == "salt water");
  BOOST_TEST(clean_text("می\u200Cخواهم") == "می\u200Cخواهم");
  BOOST_TEST(clean_text("👩\u200D🔬") == "👩\u200D🔬");
}

BOOST_AUTO_TEST_CASE(character_references_are_decoded_once) {
  BOOST_TEST(decode_references("Q&amp;A") == "Q&A");
  BOOST_TEST(decode_references("confidence&#46; it&#8217;s &#x2014; &eacute;t&eacute;") ==
             "confidence. it’s — été");
  BOOST_TEST(decode_references("&amp;amp;") == "&amp;");
  BOOST_TEST(decode_references("a &lt;b&gt; c&nbsp;d") ==
             "a <b> c\u00A0"
             "d");
}

BOOST_AUTO_TEST_CASE(elements_of_running_text_are_taken_off_and_their_text_stays) {
  BOOST_TEST(without_inline_tags("for <em class='x'>all</em> of <B>us</b>") == "for all of us");
  BOOST_TEST(without_inline_tags("one<br/>two<p>three</p>") == "one two three ");
  BOOST_TEST(without_inline_tags("<b><i>a</b></i>") == "a");
  for (const char* text :
       {"Vec<T>", "a <b c", "<b>", "</b>", "x </b> <b>", "<td>1</td>", "1 < 2 > 0", "<"})
    BOOST_TEST(without_inline_tags(text) == text);
}

BOOST_AUTO_TEST_CASE(an_ampersand_alone_stays) {
  for (const char* text : {"AT&T", "R&D; B", "a & b", "&", "&;", "&copy 2020", "&nosuchthing;"})
    BOOST_TEST(decode_references(text) == text);
}

BOOST_AUTO_TEST_CASE(controls_of_windows_1252_are_the_marks_they_were) {
  BOOST_TEST(clean_text("don\u0092t \u0085") == "don’t …");
}

BOOST_AUTO_TEST_SUITE_END()
