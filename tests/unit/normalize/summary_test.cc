#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::normalized;
using test::reason;
using test::Source;

BOOST_AUTO_TEST_SUITE(summary)

BOOST_AUTO_TEST_CASE(the_field_is_the_summary) {
  const Article article = normalized(Source()
                                         .with(FieldName::summary, "Of salt.", "excerpt")
                                         .with(FieldName::dek, "What it does.")
                                         .body("Text.\n"));
  BOOST_TEST(article.summary == "Of salt.");
  BOOST_TEST(reason(article, "summary") == "front-matter key `excerpt`, 100 %");
}

BOOST_AUTO_TEST_CASE(the_dek_stands_in) {
  const Article article =
      normalized(Source().with(FieldName::dek, "What it does.").body("Text.\n"));
  BOOST_TEST(article.summary == "What it does.");
  BOOST_TEST(reason(article, "summary") == "the dek, 80 %");
}

BOOST_AUTO_TEST_CASE(else_the_first_whole_sentences_are_the_summary) {
  const std::string sentence =
      "The sea is salt, and nobody has ever said in so many words how that came about.";
  const Article article = normalized(Source().body("# Title\n\n![x](a.png)\n\n" + sentence + " " +
                                                   sentence + "\n\n" + sentence + "\n"));
  BOOST_TEST(article.summary == sentence + " " + sentence);
  BOOST_TEST(reason(article, "summary") == "first-sentences, 50 %");
}

BOOST_AUTO_TEST_CASE(an_empty_article_has_no_summary) {
  const Article article = normalized(Source().body("```\ncode\n```\n"));
  BOOST_TEST(article.summary == "");
  BOOST_TEST(reason(article, "summary") == "");
}

BOOST_AUTO_TEST_CASE(words_are_counted) {
  BOOST_TEST(normalized(Source().body("# Title\n\nOne two *three*.\n\n- four\n")).word_count == 4u);
}

BOOST_AUTO_TEST_SUITE_END()
