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

std::string summary_of(std::string_view body, std::string_view language = "en") {
  return normalized(Source().with(FieldName::language, language).body(body)).summary;
}

BOOST_AUTO_TEST_CASE(what_stands_before_the_text_is_no_summary) {
  for (const char* line :
       {"By Ann Roe", "*Editor's note: this piece was written in May.*", "Photo by Ann Roe.",
        "This article first appeared in the Loaf.", "[Home](/) [News](/news)", "A DAY AT THE PANS",
        "In this guide:\n\n- one\n- two"})
    BOOST_TEST(summary_of(std::string(line) + "\n\nSalt is dear.\n") == "Salt is dear.");
}

BOOST_AUTO_TEST_CASE(a_dateline_is_no_summary) {
  BOOST_TEST(summary_of("OSLO, 3 May — Salt is dear.\n") == "Salt is dear.");
  BOOST_TEST(summary_of("LONDON (AP) -- Salt is dear.\n") == "Salt is dear.");
  BOOST_TEST(summary_of("NASA — the agency — is old.\n") == "NASA — the agency — is old.");
}

BOOST_AUTO_TEST_CASE(abbreviations_and_initials_end_no_sentence) {
  const std::string first =
      "Dr. Roe and J. R. Poe of the U.S. Navy went to the pans in the north of the country, where "
      "they asked Mr. Doe about the price of salt and what it had been.";
  BOOST_TEST(summary_of(first + " They stayed there until the winter came, and longer.\n") ==
             first);
}

BOOST_AUTO_TEST_CASE(sentences_end_as_the_script_ends_them) {
  std::string japanese, hindi;
  for (int i = 0; i < 30; ++i) {
    japanese += "塩は海から来る。";
    hindi += "नमक समुद्र से आता है। ";
  }
  BOOST_TEST(summary_of(japanese + "\n", "ja").ends_with("。"));
  BOOST_TEST(summary_of(hindi + "\n", "hi").ends_with("।"));
}

BOOST_AUTO_TEST_CASE(a_long_first_sentence_is_cut_at_a_clause_and_said_so) {
  std::string sentence = "Salt moved along the road to the pans of the north and the south, where";
  for (int i = 0; i < 9; ++i) sentence += " people went on and on";
  sentence.insert(149, ",");
  const Article article =
      normalized(Source().with(FieldName::language, "en").body(sentence + ".\n"));
  BOOST_TEST(article.summary == sentence.substr(0, 149) + "…");
  BOOST_TEST(reason(article, "summary") == "beginning of the first sentence, 30 %");
}

BOOST_AUTO_TEST_CASE(a_stated_summary_that_breaks_off_is_replaced) {
  const auto made = [](std::string_view stated) {
    const Article article = normalized(Source()
                                           .with(FieldName::summary, stated, "excerpt")
                                           .with(FieldName::language, "en")
                                           .body("Salt is dear, and was so for long.\n"));
    return article.summary + " (" + reason(article, "summary") + ")";
  };
  BOOST_TEST(made("'Salt is dear, and was [...]'") ==
             "Salt is dear, and was so for long. (first-sentences, since the stated summary breaks "
             "off, 50 %)");
  BOOST_TEST(made("'It is a long tale of the sea. It began when [&hellip;]'") ==
             "It is a long tale of the sea. (front-matter key `excerpt`, its whole sentences, 100 "
             "%)");
  BOOST_TEST(made("'A tale of the sea. Read more'") ==
             "A tale of the sea. (front-matter key `excerpt`, its whole sentences, 100 %)");
}

BOOST_AUTO_TEST_CASE(a_stated_summary_that_repeats_the_title_is_replaced) {
  const Article article = normalized(Source()
                                         .with(FieldName::title, "Coming soon")
                                         .with(FieldName::summary, "Coming soon!", "excerpt")
                                         .body("Salt is dear.\n"));
  BOOST_TEST(article.summary == "Salt is dear.");
  BOOST_TEST(reason(article, "summary") ==
             "first-sentences, since the stated summary repeats the title, 50 %");
}

BOOST_AUTO_TEST_CASE(a_stated_summary_is_made_plain) {
  for (const char* stated : {"'<p>Of <b>salt</b> and <a href=\"/sea\">the sea</a>.</p>'",
                             "'Of *salt* and **[the sea](/sea)**.'"}) {
    const Article article =
        normalized(Source().with(FieldName::summary, stated, "excerpt").body("Text.\n"));
    BOOST_TEST(article.summary == "Of salt and the sea.");
  }
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
