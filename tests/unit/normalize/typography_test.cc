#include "normalize/typography.h"

#include <rapidcheck.h>

#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;

namespace {

std::string english(std::string_view text) { return set_quotes(text, "en"); }

}  // namespace

BOOST_AUTO_TEST_SUITE(typography)

BOOST_AUTO_TEST_CASE(quotation_marks_follow_the_language) {
  const std::string_view text = "A \"b 'c' d\" e";
  BOOST_TEST(set_quotes(text, "en") == "A “b ‘c’ d” e");
  BOOST_TEST(set_quotes(text, "de") == "A „b ‚c‘ d“ e");
  BOOST_TEST(set_quotes(text, "de-CH") == "A «b ‹c› d» e");
  BOOST_TEST(set_quotes(text, "fr") == "A «\u202Fb “c” d\u202F» e");
  BOOST_TEST(set_quotes(text, "es-MX") == "A «b “c” d» e");
  BOOST_TEST(set_quotes(text, "sv") == "A ”b ’c’ d” e");
  BOOST_TEST(set_quotes(text, "da") == "A »b ›c‹ d« e");
  BOOST_TEST(set_quotes(text, "pl") == "A „b «c» d” e");
  BOOST_TEST(set_quotes("\"あ\" と「い」", "ja") == "\"あ\" と「い」");
}

BOOST_AUTO_TEST_CASE(apostrophes_are_no_quotation_marks) {
  BOOST_TEST(english("It's the bakers' day, and 'tis late") ==
             "It’s the bakers’ day, and ’tis late");
  BOOST_TEST(english("Rock 'n' roll in the '90s") == "Rock ’n’ roll in the ’90s");
  BOOST_TEST(english("'Tis a 'good' day") == "’Tis a ‘good’ day");
  BOOST_TEST(english("'bout time") == "’bout time");
  BOOST_TEST(set_quotes("'s Avonds", "nl") == "’s Avonds");
  BOOST_TEST(set_quotes("L'été", "fr") == "L’été");
}

BOOST_AUTO_TEST_CASE(measures_code_and_addresses_stay) {
  for (const char* text :
       {"He is 5' 6\" tall", "A 12\" loaf", "Say `a \"b\"` twice", "At https://a.example/?q=\"x\"",
        "One \" alone", "a=\"b\"", "“set” already", ""})
    BOOST_TEST(english(text) == text);
  BOOST_TEST(english("\"A 12-inch loaf\"") == "“A 12-inch loaf”");
}

BOOST_AUTO_TEST_CASE(dashes_follow_the_language) {
  BOOST_TEST(set_dashes("Salt -- a life--long", "en") == "Salt — a life—long");
  BOOST_TEST(set_dashes("Salz -- ein Leben", "de") == "Salz – ein Leben");
  BOOST_TEST(set_dashes("Salt - and so on... well-known", "en") == "Salt – and so on… well-known");
  BOOST_TEST(set_dashes("Salt, 1914-1918", "en") == "Salt, 1914–1918");
  for (const char* text :
       {"2014-03-12", "555-1234", "a `--flag` b", "https://a.example/x--y", "....", "1918-1914"})
    BOOST_TEST(set_dashes(text, "en") == text);
}

BOOST_AUTO_TEST_CASE(what_is_set_stays_as_it_is) {
  const std::string alphabet[] = {"\"",  "'", " ", "a", "5", "n", "tis", "-",    "--",   ".",
                                  "...", "`", "(", "é", "“", "«", "=",   "2014", "2016", "\u202F"};
  BOOST_TEST(rc::check("any text", [&] {
    const auto picks = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, std::size(alphabet)));
    const std::string language =
        *rc::gen::element<std::string>("en", "de", "fr", "sv", "da", "ja", "pl");
    std::string text;
    for (const std::size_t pick : picks) text += alphabet[pick];
    const std::string quotes = set_quotes(text, language);
    RC_ASSERT(set_quotes(quotes, language) == quotes);
    const std::string dashes = set_dashes(quotes, language);
    RC_ASSERT(set_dashes(dashes, language) == dashes);
  }));
}

BOOST_AUTO_TEST_CASE(only_the_house_style_sets_them) {
  const test::Source source = test::Source()
                                  .with(FieldName::title, "'\"Salt\" -- a life'")
                                  .with(FieldName::dek, "'The \"sea\"...'")
                                  .with(FieldName::language, "en")
                                  .body("A \"b\".\n");
  BOOST_TEST(test::normalized(source).title == "\"Salt\" -- a life");
  Rules rules;
  rules.style.quotes = rules.style.dashes = true;
  const Article article = test::normalized(source, rules);
  BOOST_TEST(article.title == "“Salt” — a life");
  BOOST_TEST(article.dek == "The “sea”…");
  BOOST_TEST(plain_text(article.body) == "A \"b\".");
  BOOST_TEST(test::reason(article, "title") ==
             "front-matter key `title`, typographic signs, 100 %");
}

BOOST_AUTO_TEST_SUITE_END()
