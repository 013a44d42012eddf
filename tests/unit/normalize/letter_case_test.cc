#include "normalize/letter_case.h"

#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;

namespace {

std::string restored(std::string_view headline, std::string body, std::string_view language) {
  const TextWords words(std::move(body));
  const WordIndex text(words, language);
  if (!is_all_capitals(headline, text)) return std::string(headline);
  return sentence_case(headline, text).text;
}

std::string english(std::string_view headline, std::string body = {}) {
  return restored(headline, std::move(body), "en");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(letter_case)

BOOST_AUTO_TEST_CASE(words_of_the_list_go_lower) {
  BOOST_TEST(english("HOW SALT IS MADE") == "How salt is made");
  BOOST_TEST(english("WHY I DON'T BAKE: A CONFESSION. PART TWO") ==
             "Why I don't bake: a confession. Part two");
  BOOST_TEST(english("“THE SEA” AND I") == "“The sea” and I");
  BOOST_TEST(english("MONDAY IN PARIS") == "Monday in Paris");
}

BOOST_AUTO_TEST_CASE(the_text_tells_acronyms_and_names) {
  const std::string body =
      "People with PTSD sleep badly. We met Ann McDonald in New York, where a new iPhone lay. "
      "The new road leads to York. SHOPA pays.";
  BOOST_TEST(english("PTSD IN NEW YORK: MCDONALD'S NEW IPHONE", body) ==
             "PTSD in New York: McDonald's new iPhone");
  BOOST_TEST(english("SHOPA AND THE ROAD", body) == "SHOPA and the road");
}

BOOST_AUTO_TEST_CASE(headings_and_beginnings_of_sentences_tell_nothing) {
  const std::string body = "The Salt Road Of The North\n\nSalt is dear. A road for salt is long.";
  BOOST_TEST(english("THE SALT ROAD", body) == "The salt road");
}

BOOST_AUTO_TEST_CASE(a_word_that_nobody_knows_is_a_name) {
  BOOST_TEST(english("TREGELLIS BAKES FOR XQZT") == "Tregellis bakes for XQZT");
}

BOOST_AUTO_TEST_CASE(numerals_initials_and_known_names_keep_capitals) {
  BOOST_TEST(english("CHAPTER XIV: THE U.S. NAVY AND NASA IN THE 90S") ==
             "Chapter XIV: the U.S. navy and NASA in the 90s");
  BOOST_TEST(english("THE 21ST 5G MIX") == "The 21st 5G mix");
}

BOOST_AUTO_TEST_CASE(what_is_not_in_capitals_stays) {
  for (const char* headline : {"NASA", "The NASA budget", "PTSD", "CSS", "NASA UNESCO", "42",
                               "BLACKPINKが来日する予定です", ""})
    BOOST_TEST(english(headline) == headline);
  BOOST_TEST(english("RSPCAX", "The RSPCAX met again.") == "RSPCAX");
}

BOOST_AUTO_TEST_CASE(a_few_small_letters_do_not_hide_capitals) {
  BOOST_TEST(english("THE iPHONE OF MY FATHER") == "The iPhone of my father");
  BOOST_TEST(english("THE tREGELLIS OF OLD") == "The tREGELLIS of old");
}

BOOST_AUTO_TEST_CASE(german_nouns_come_from_the_text) {
  BOOST_TEST(restored("DAS GROSSE SALZ DER ALTEN MÜLLERIN",
                      "Wir kauften ein großes Salz und das grosse Brot der alten Frau. Die Müller "
                      "kamen. Dann sprach die Müllerin, und das war der Tag.",
                      "de") == "Das grosse Salz der alten Müllerin");
  BOOST_TEST(restored("FRÖHLICHE BROTZEIT", "", "de") == "Fröhliche Brotzeit");
}

BOOST_AUTO_TEST_CASE(turkish_and_greek_follow_their_rules) {
  BOOST_TEST(restored("IŞIK VE İSTANBUL", "Sonra ışık geldi ve sonra güzel İstanbul uyandı.",
                      "tr") == "Işık ve İstanbul");
  BOOST_TEST(restored("Ο ΔΡΟΜΟΣ ΤΗΣ ΑΘΗΝΑΣ", "Είναι ο δρόμος της μεγάλης Αθήνας.", "el") ==
             "Ο δρόμος της Αθήνας");
}

BOOST_AUTO_TEST_CASE(lost_accents_come_back_from_the_text) {
  BOOST_TEST(restored("L'ETE DES ECOLES A PARIS",
                      "C'est ici que l'été commence, dans les écoles, à Paris, des jours durant.",
                      "fr") == "L'été des écoles à Paris");
  BOOST_TEST(restored("МОЛОКО И ХЛЕБ В ОРЛЕ", "Здесь пекут хлеб и молоко пьют в Орле.", "ru") ==
             "Молоко и хлеб в Орле");
  BOOST_TEST(restored("¿POR QUÉ CALLA EL FARO?", "El que calla es el faro, de día.", "es") ==
             "¿Por qué calla el faro?");
}

BOOST_AUTO_TEST_CASE(titles_are_restored_with_a_reason) {
  const Article article = test::normalized(test::Source()
                                               .with(FieldName::title, "HOW SALT IS MADE")
                                               .with(FieldName::subtitle, "A DAY AT THE PANS")
                                               .with(FieldName::dek, "What it takes.")
                                               .with(FieldName::language, "en")
                                               .body("Here salt is made.\n"));
  BOOST_TEST(article.title == "How salt is made");
  BOOST_TEST(article.subtitle == "A day at the pans");
  BOOST_TEST(test::reason(article, "title") == "front-matter key `title`, all-caps-headline, 92 %");
  BOOST_TEST(test::reason(article, "dek") == "front-matter key `dek`, 100 %");
}

BOOST_AUTO_TEST_CASE(a_title_made_from_a_file_name_stays) {
  BOOST_TEST(test::normalized(test::Source("README_FIRST.md").body("Text.\n")).title ==
             "README FIRST");
}

BOOST_AUTO_TEST_SUITE_END()
