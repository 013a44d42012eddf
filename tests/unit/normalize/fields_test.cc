#include "normalize/fields.h"

#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::messages;
using test::normalized;
using test::Source;

BOOST_AUTO_TEST_SUITE(fields)

BOOST_AUTO_TEST_CASE(a_field_of_the_wrong_form_is_reported_and_ignored) {
  const Article article =
      normalized(Source().with(FieldName::title, "[a, b]").with(FieldName::subtitle, "{a: b}"));
  BOOST_TEST(messages(article, Code::field_type) ==
             "notes/salt.md:2:1: warning: `title` should be one line of text; this is ignored "
             "[field-type]\n"
             "notes/salt.md:3:1: warning: `subtitle` should be one line of text; this is ignored "
             "[field-type]\n");
  BOOST_TEST(article.title == "Salt");
  BOOST_TEST(article.subtitle == "");
}

BOOST_AUTO_TEST_CASE(the_first_field_with_text_wins) {
  const Article article = normalized(Source()
                                         .with(FieldName::summary, "''", "summary")
                                         .with(FieldName::summary, "~", "excerpt")
                                         .with(FieldName::summary, "Of salt.", "description"));
  BOOST_TEST(article.summary == "Of salt.");
  BOOST_TEST(test::reason(article, "summary") == "front-matter key `description`, 100 %");
}

BOOST_AUTO_TEST_CASE(html_references_in_fields_are_decoded_and_reported) {
  const Article article = normalized(Source().with(FieldName::title, "'Salt &amp; sea'"));
  BOOST_TEST(article.title == "Salt & sea");
  BOOST_TEST(
      messages(article, Code::html_entity_decoded) ==
      "notes/salt.md:2:1: info: this text held HTML character references, which were decoded "
      "[html-entity-decoded]\n");
}

BOOST_AUTO_TEST_CASE(html_elements_in_fields_are_taken_off_and_reported) {
  const Article article =
      normalized(Source().with(FieldName::title, "'Salt <em>and</em> sea, &lt;i>not&lt;/i>'"));
  BOOST_TEST(article.title == "Salt and sea, <i>not</i>");
  BOOST_TEST(
      messages(article, Code::field_markup_removed) ==
      "notes/salt.md:2:1: info: this text held HTML elements, which were taken off; their text "
      "stays [field-markup-removed]\n");
}

BOOST_AUTO_TEST_CASE(maps_in_lists_of_texts_are_reported) {
  const Article article = normalized(Source().with(FieldName::aliases, "[/a/, {b: c}, /d/]"));
  BOOST_TEST(article.aliases == (std::vector<std::string>{"/a/", "/d/"}),
             boost::test_tools::per_element());
  BOOST_TEST(messages(article, Code::field_type) ==
             "notes/salt.md:2:7: warning: `aliases` should be a text or a list of texts; this is "
             "ignored [field-type]\n");
}

BOOST_AUTO_TEST_SUITE_END()
