#include "normalize/letter_case.h"

#include <rapidcheck.h>

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
             "Why I don't bake: A confession. Part two");
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
             "Chapter XIV: The U.S. navy and NASA in the 90s");
  BOOST_TEST(english("THE 21ST 5G MIX") == "The 21st 5G mix");
}

BOOST_AUTO_TEST_CASE(numbers_pairs_and_plurals_are_no_words) {
  BOOST_TEST(english("THE Q&A ON 10X RETURNS AND THE B2B SHOP") ==
             "The Q&A on 10x returns and the B2B shop");
  BOOST_TEST(english("MANY RFPS FOR THE 14H TEAM", "Our RFP was read by the 14H people.") ==
             "Many RFPs for the 14H team");
  BOOST_TEST(english("O'NEIL, D'ARCY AND MCKINNON'S WORK") == "O'Neil, D'Arcy and McKinnon's work");
}

BOOST_AUTO_TEST_CASE(addresses_and_handles_are_written_as_the_text_writes_them) {
  BOOST_TEST(english("HOW DATA.EXAMPLE.COM CHANGED") == "How data.example.com changed");
  BOOST_TEST(english("WHY LOAF.ORG'S TEAM BAKES", "We run Loaf.org, as https://loaf.org/x says.") ==
             "Why Loaf.org's team bakes");
  BOOST_TEST(english("THE END OF .GOV AND /DEVELOPER PAGES", "Our /Developer page is old.") ==
             "The end of .gov and /Developer pages");
  BOOST_TEST(english("ASK @DAILYLOAF ABOUT #SALTDAY", "It is #SaltDay again.") ==
             "Ask @dailyloaf about #SaltDay");
}

BOOST_AUTO_TEST_CASE(a_telling_neighbor_outweighs_other_uses) {
  const std::string body =
      "We know that it is so, and it is late when it rains. Our IT team said it. A new pot and a "
      "new pan came from New York.";
  BOOST_TEST(english("THE IT TEAM OF NEW YORK", body) == "The IT team of New York");
  BOOST_TEST(english("HOW IT IS IN A NEW PAN", body) == "How it is in a new pan");
}

BOOST_AUTO_TEST_CASE(one_capital_makes_no_name_of_a_common_word) {
  BOOST_TEST(english("A STORY OF A WORKSHOP", "They went to the Workshop that day.") ==
             "A story of a workshop");
}

BOOST_AUTO_TEST_CASE(a_bar_begins_a_part_in_every_language) {
  BOOST_TEST(english("WHAT IS SALT? | THE SEA EXPLAINED") == "What is salt? | The sea explained");
  BOOST_TEST(restored("EL FARO CALLA: LA NOCHE", "Calla el faro en la noche.", "es") ==
             "El faro calla: la noche");
}

std::string titled(std::string_view headline, std::string_view language = "en",
                   std::string body = {}) {
  const TextWords words(std::move(body));
  return title_case(headline, WordIndex(words, language)).text;
}

BOOST_AUTO_TEST_CASE(title_case_leaves_small_words_inside) {
  BOOST_TEST(titled("HOW THE SALT OF THE EARTH GOT IN") == "How the Salt of the Earth Got In");
  BOOST_TEST(titled("BREAD: A HISTORY OF WHAT WE'VE EATEN SINCE 1ST MAY") ==
             "Bread: A History of What We've Eaten Since 1st May");
  BOOST_TEST(titled("STATE-OF-THE-ART OVENS VS. SLOW FIRES") ==
             "State-of-the-Art Ovens vs. Slow Fires");
  BOOST_TEST(titled("MY IPHONE IS WITH NASA") == "My iPhone Is with NASA");
}

BOOST_AUTO_TEST_CASE(languages_without_title_case_have_sentence_case) {
  BOOST_TEST(titled("EL FARO DE LA NOCHE", "es") == "El faro de la noche");
  BOOST_TEST(titled("LES PAINS DE LA VILLE", "fr") == "Les pains de la ville");
  BOOST_TEST(titled("IŞIK VE TUZ", "tr") == "Işık ve Tuz");
}

BOOST_AUTO_TEST_CASE(dutch_and_german_have_rules_of_their_own) {
  BOOST_TEST(restored("IJSLAND IN DE WINTER", "", "nl") == "IJsland in de winter");
  BOOST_TEST(restored("'S AVONDS OP HET IJS", "", "nl") == "'s Avonds op het ijs");
  BOOST_TEST(restored("WARUM WIR DIE ALTE MÜHLE NICHT VERLASSEN", "", "de") ==
             "Warum wir die alte Mühle nicht verlassen");
  BOOST_TEST(restored("ÜBER DIE FREIHEIT UND DAS GEBACKENE BROT IM HERBST", "", "de") ==
             "Über die Freiheit und das gebackene Brot im Herbst");
  BOOST_TEST(restored("DIE STRASSE", "In der Straße war es still.", "de") == "Die Straße");
  BOOST_TEST(restored("HVAD VI GØR OM NATTEN", "", "da") == "Hvad vi gør om natten");
}

BOOST_AUTO_TEST_CASE(a_loud_beginning_is_made_quiet_when_it_is_a_word) {
  const auto quiet = [](std::string_view headline, std::string body = {}) {
    const TextWords words(std::move(body));
    return quieten_beginning(headline, WordIndex(words, "en"));
  };
  BOOST_TEST(quiet("BREAKING: the new bridge opens") == "Breaking: the new bridge opens");
  BOOST_TEST(quiet("WATCH | How salt is made") == "Watch | How salt is made");
  BOOST_TEST(quiet("NASA: the moon is near") == "NASA: the moon is near");
  BOOST_TEST(quiet("AIDS: what we know today") == "AIDS: what we know today");
  BOOST_TEST(quiet("SALT: a book", "Here salt lies.") == "Salt: a book");
  BOOST_TEST(quiet("Q&A: a talk with the baker") == "Q&A: a talk with the baker");
}

BOOST_AUTO_TEST_CASE(headings_that_shout_are_headlines_too) {
  const auto headings = [](std::string_view title, std::string_view body) {
    const Article article = test::normalized(
        test::Source().with(FieldName::title, title).with(FieldName::language, "en").body(body));
    return plain_text(article.body);
  };
  BOOST_TEST(headings("HOW SALT IS MADE", "Here.\n\n## THE *OLD* WAY\n\n## FAQ\n") ==
             "Here.\n\nThe old way\n\nFAQ");
  BOOST_TEST(headings("On salt", "## THE OLD WAY\n\nHere.\n\n## A NEW WAY\n") ==
             "The old way\n\nHere.\n\nA new way");
  BOOST_TEST(headings("On salt", "## THE OLD WAY\n\nHere.\n\n## A new way\n\n## More\n") ==
             "THE OLD WAY\n\nHere.\n\nA new way\n\nMore");
}

BOOST_AUTO_TEST_CASE(the_house_style_decides_the_case) {
  Rules rules;
  const test::Source source = test::Source()
                                  .with(FieldName::title, "HOW SALT IS MADE")
                                  .with(FieldName::language, "en")
                                  .body("Here.\n");
  rules.style.headlines = HeadlineCase::title;
  BOOST_TEST(test::normalized(source, rules).title == "How Salt Is Made");
  rules.style.headlines = HeadlineCase::keep;
  BOOST_TEST(test::normalized(source, rules).title == "HOW SALT IS MADE");
}

BOOST_AUTO_TEST_CASE(another_statement_of_the_title_tells_its_case) {
  const Article article =
      test::normalized(test::Source()
                           .with(FieldName::title, "HOW PAN SALT IS MADE")
                           .with(FieldName::title, "How Pan Salt is made | Loaf")
                           .with(FieldName::language, "en")
                           .body("Here.\n"));
  BOOST_TEST(article.title == "How Pan Salt is made");
}

BOOST_AUTO_TEST_CASE(restoring_changes_letter_case_only_and_is_done_once) {
  const std::string alphabet[] = {"SALT",  "OF", "THE", "NASA",     "IT", "ÉTÉ",  "Q&A",
                                  ":",     "|",  "“",   "”",        "-",  "IŞIK", "ΔΡΌΜΟΣ",
                                  "MCKAY", "'S", ".",   "DATA.COM", "X1"};
  BOOST_TEST(rc::check("headlines of any words", [&] {
    const auto picks = *rc::gen::container<std::vector<std::size_t>>(
        rc::gen::inRange<std::size_t>(0, std::size(alphabet)));
    const std::string language = *rc::gen::element<std::string>("en", "de", "fr", "nl", "el");
    std::string headline;
    for (const std::size_t pick : picks) headline += (headline.empty() ? "" : " ") + alphabet[pick];
    const TextWords words(std::string("The salt of NASA is in the data here."));
    const WordIndex text(words, language);
    for (const bool title : {false, true}) {
      const std::string made =
          (title ? title_case(headline, text) : sentence_case(headline, text)).text;
      RC_ASSERT(loose_key(made, language) == loose_key(headline, language));
      RC_ASSERT(!is_all_capitals(made, text) ||
                (title ? title_case(made, text) : sentence_case(made, text)).text == made);
    }
  }));
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
