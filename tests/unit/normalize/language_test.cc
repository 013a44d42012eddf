#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;
using test::messages;
using test::normalized;
using test::reason;
using test::Source;

namespace {

constexpr const char* french =
    "Le phare est vieux, et la mer est grise ce matin. On ne voit plus rien du tout, ni la côte, "
    "ni les bateaux qui rentrent lentement au port.\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(language_of_articles)

BOOST_AUTO_TEST_CASE(the_field_is_made_canonical) {
  const Article article = normalized(Source().with(FieldName::language, "zh_hant", "lang"));
  BOOST_TEST(article.language == "zh-Hant");
  BOOST_TEST(reason(article, "language") == "front-matter key `lang`, 100 %");
}

BOOST_AUTO_TEST_CASE(what_is_no_language_is_reported) {
  const Article article = normalized(Source().with(FieldName::language, "english").body(french));
  BOOST_TEST(article.language == "fr");
  BOOST_TEST(messages(article, Code::language_invalid) ==
             "notes/salt.md:2:1: warning: `english` is no language; use a BCP 47 tag such as `en` "
             "or `pt-BR` [language-invalid]\n");
}

BOOST_AUTO_TEST_CASE(the_publication_tells_before_the_text_does) {
  Rules rules;
  rules.publication.language = "de";
  const Article article = normalized(Source().body(french), rules);
  BOOST_TEST(article.language == "de");
  BOOST_TEST(reason(article, "language") == "the publication's language, 90 %");
}

BOOST_AUTO_TEST_CASE(the_text_tells_when_nobody_else_does) {
  const Article article = normalized(Source().body(french));
  BOOST_TEST(article.language == "fr");
  BOOST_TEST(reason(article, "language").starts_with("detected in the text, "));
}

BOOST_AUTO_TEST_CASE(what_the_text_contradicts_is_reported_and_stays) {
  const Article article = normalized(Source().with(FieldName::language, "en", "lang").body(french));
  BOOST_TEST(article.language == "en");
  BOOST_TEST(
      messages(article, Code::language_mismatch) ==
      "notes/salt.md:2:1: warning: the article should be in `en`, but its text is clearly in "
      "`fr`; give the article's own language in `lang` [language-mismatch]\n");
  BOOST_TEST(messages(normalized(Source().with(FieldName::language, "fr-CA").body(french)),
                      Code::language_mismatch) == "");
}

BOOST_AUTO_TEST_CASE(a_quotation_at_the_beginning_contradicts_nobody) {
  std::string text(french);
  for (int i = 0; i < 12; ++i)
    text +=
        "\nThis is what the keeper of the old lighthouse used to say to those who came to see "
        "him, and nobody knew what he meant by it.\n";
  BOOST_TEST(messages(normalized(Source().with(FieldName::language, "en").body(text)),
                      Code::language_mismatch) == "");
}

BOOST_AUTO_TEST_CASE(a_script_of_one_language_tells_it) {
  const Article article = normalized(Source("1.md").body("Θάλασσα\n"));
  BOOST_TEST(article.language == "el");
}

BOOST_AUTO_TEST_CASE(nobody_may_know) {
  const Article article =
      normalized(Source("42.md").body("42\n\n```\nint main() { return 0; }\n```\n"));
  BOOST_TEST(article.language == "und");
  BOOST_TEST(reason(article, "language") == "undetermined, 0 %");
}

BOOST_AUTO_TEST_CASE(direction_follows_the_language_unless_stated) {
  BOOST_TEST((normalized(Source().with(FieldName::language, "fa")).direction == Direction::rtl));
  BOOST_TEST((normalized(Source().with(FieldName::language, "en")).direction == Direction::ltr));
  const Article stated =
      normalized(Source().with(FieldName::language, "en").with(FieldName::direction, "RTL", "dir"));
  BOOST_TEST((stated.direction == Direction::rtl));
  const Article odd = normalized(
      Source().with(FieldName::language, "ar").with(FieldName::direction, "down", "dir"));
  BOOST_TEST((odd.direction == Direction::rtl));
  BOOST_TEST(messages(odd, Code::field_type) ==
             "notes/salt.md:3:1: warning: `dir` should be ltr or rtl; this is ignored "
             "[field-type]\n");
}

BOOST_AUTO_TEST_SUITE_END()
