#include "ingest/capture/capture_reader.h"

#include <boost/test/unit_test.hpp>

#include "ingest/capture/outline.h"

using namespace offprint;

namespace {

// Running text about a lighthouse, for pages whose heads are what a test is about.
const std::string lighthouse =
    "The lighthouse flashes every nine seconds, and sailors know it by that rhythm alone. Whoever "
    "counts the seconds finds a place on the map.\n\n"
    "The keeper used to climb the stairs twice a night to wind the clock. A circuit does it "
    "today, and nobody goes up but to clean the glass.\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(capture_reader)

BOOST_AUTO_TEST_CASE(personal_data_around_the_article_are_told_and_left_out) {
  const Draft draft = read_capture_file(
      "Contact Us\nSearch\nLogged in as ann@a.example\n\nTHE LIGHT ON THE ROCK\n\n" + lighthouse +
      "\n© 2024 The Rock\nTel. +44 20 7946 0000\nPrivacy Policy\n");
  std::string told;
  for (const Diagnostic& diagnostic : draft.diagnostics)
    if (diagnostic.code == Code::personal_data_left_out)
      told += std::to_string(diagnostic.position.line) + ": " + diagnostic.message;
  BOOST_TEST(told ==
             "3: what surrounds the article here holds 1 e-mail address and 1 telephone number, "
             "left out");
}

BOOST_AUTO_TEST_CASE(a_capture_becomes_what_an_editor_would_make_of_it) {
  const Draft draft = read_capture_file(
      "Logo\n\nRiverPost\n\nContact Us\nSearch\n\n"
      "WHY DO OLD MILLS KEEP TURNING? | A WINTER WITH THE PEOPLE WHO MEND THEM\n\n"
      "Can a water mill still feed a village?\n\n"
      "Three mills turn on the river in winter, and each of them grinds enough grain for the "
      "bread of one village. Nobody planned it that way.\n\n"
      "The millers mend the wheels themselves, often at night, when the water is low and the "
      "children sleep. They learned it from their parents.\n\n"
      "Can a water mill still feed a village?\n\n"
      "In a good year it can, the millers say, and in a bad year it feeds the hens. Either way, "
      "the wheel has to turn.\n\n"
      "#mills#riverlife#bread");
  BOOST_TEST(draft.format == "capture");
  BOOST_TEST(draft.from_page);
  BOOST_TEST(language_of(draft) == "en");
  BOOST_TEST(fields_of(draft) ==
             "title = WHY DO OLD MILLS KEEP TURNING?\n"
             "subtitle = A WINTER WITH THE PEOPLE WHO MEND THEM\n"
             "site = RiverPost\n"
             "dek = Can a water mill still feed a village?\n"
             "tags = [mills] [riverlife] [bread]\n");
  BOOST_TEST(body_of(draft) ==
             "p Three mills turn on the river in winter, and each of them grinds enough grain for "
             "the bread of one village. Nobody planned it that way.\n"
             "p The millers mend the wheels themselves, often at night, when the water is low and "
             "the children sleep. They learned it from their parents.\n"
             "h2 Can a water mill still feed a village?\n"
             "p In a good year it can, the millers say, and in a bad year it feeds the hens. "
             "Either way, the wheel has to turn.\n");
  BOOST_TEST(removed_of(draft) == "1 navigation\n3 the site's name\n5 navigation\n6 navigation\n");
}

BOOST_AUTO_TEST_CASE(what_was_left_out_is_told_with_place_and_reason) {
  const Draft draft = read_capture_file(
      "Contact Us\n\nThe bread comes back to the square\n\n"
      "The oven in the square is hot again, and the neighbors queue for bread on every Saturday "
      "morning. It had been cold for thirty years.\n");
  BOOST_REQUIRE(draft.diagnostics.size() == 1u);
  BOOST_TEST(to_text(draft.diagnostics[0]) ==
             "captures/a.txt:1:1: info: `Contact Us` was taken for navigation (short, no sentence, "
             "words of navigation, before the headline) [chrome-removed]");
}

BOOST_AUTO_TEST_CASE(fields_say_how_they_were_found) {
  const Draft draft = read_capture_file(
      "The bread comes back to the square\nBy Jane Roe\nMarch 3, 2024\n"
      "The oven in the square is hot again, and the neighbors queue for bread on every Saturday "
      "morning. It had been cold for thirty years.\n");
  const Field* title = draft.find(FieldName::title);
  BOOST_REQUIRE(title);
  BOOST_TEST(title->rule == "headline");
  BOOST_TEST(title->confidence > 0.5);
  BOOST_TEST(title->confidence < 1);
  BOOST_TEST(title->position.line == 1u);
  BOOST_TEST(draft.find(FieldName::authors)->rule == "byline: a label and a name");
  BOOST_TEST(draft.find(FieldName::published)->position.line == 3u);
}

BOOST_AUTO_TEST_CASE(a_page_of_a_text_browser_loses_menus_and_keeps_lists) {
  const Draft draft = read_capture_file(
      "  • Home\n  • About\n      □ The crew\n      □ The boat\n  • Contact\n\n[logo-300x80]\n\n"
      "A quiet winter for the ferry crew\n\nby Jane Roe | May 19, 2024\n\n"
      "The ferry runs twice a day in winter, and most mornings\n"
      "it carries more mail than people. The crew of three has\n"
      "known every passenger by name for many years.\n\n"
      "captain at the wheel\n\n"
      "What the crew does all winter:\n\n"
      "  • paint the hull before the ice goes and the tourists\n"
      "    come back from the city\n"
      "  • mend the nets\n\n"
      "They paint, mend and wait for the ice to break. In March\n"
      "the tourists come back, and with them the noise that\n"
      "pays for the paint.\n\n"
      "Leave a Reply\n\nYour email address will not be published.\n\nName [            ]\n");
  BOOST_TEST(fields_of(draft) ==
             "title = A quiet winter for the ferry crew\nauthors = Jane Roe\n"
             "published = May 19, 2024\n");
  BOOST_TEST(body_of(draft) ==
             "p The ferry runs twice a day in winter, and most mornings it carries more mail than "
             "people. The crew of three has known every passenger by name for many years.\n"
             "p What the crew does all winter:\n"
             "li paint the hull before the ice goes and the tourists come back from the city\n"
             "li mend the nets\n"
             "p They paint, mend and wait for the ice to break. In March the tourists come back, "
             "and with them the noise that pays for the paint.\n");
}

BOOST_AUTO_TEST_CASE(numbers_before_links_are_left_out) {
  const Draft draft = read_capture_file(
      "   [1]Home [2]News\n\nA quiet winter for the ferry crew\n\n   By [3]Jane Roe\n\n"
      "   The ferry runs twice a day in winter, and most [4]mornings it\n"
      "   carries more mail than people. The crew of three has known\n"
      "   every passenger by name for many years [5].\n");
  BOOST_TEST(fields_of(draft) == "title = A quiet winter for the ferry crew\nauthors = Jane Roe\n");
  BOOST_TEST(body_of(draft) ==
             "p The ferry runs twice a day in winter, and most mornings it carries more mail than "
             "people. The crew of three has known every passenger by name for many years [5].\n");
}

BOOST_AUTO_TEST_CASE(the_headline_with_the_sites_name_tells_the_site) {
  const Draft draft = read_capture_file(
      "Le four du village rallumé | Le Courrier du Val\nLe four du village rallumé\n"
      "Par Anne Petit et Luc Morel\nPublié le 3 mars 2021, mis à jour le 4 mars 2021\n"
      "Après trente ans de silence, le four communal fume de nouveau chaque samedi, et les "
      "habitants font la queue dès l’aube pour une miche encore chaude.\n"
      "« Personne n’y croyait », raconte la boulangère, revenue de la ville il y a deux ans.\n");
  BOOST_TEST(fields_of(draft) ==
             "title = Le four du village rallumé\nsite = Le Courrier du Val\n"
             "authors = Anne Petit et Luc Morel\npublished = 3 mars 2021\n"
             "modified = 4 mars 2021\n");
}

BOOST_AUTO_TEST_CASE(a_page_without_a_headline_gets_none) {
  const Draft draft = read_capture_file(
      "The river rose four feet overnight, and by morning the lower road was gone. Nobody in the "
      "valley had slept much.\n\nWhat comes next\n\n"
      "Engineers will look at the bridge on Friday. Until then, the school bus takes the long way "
      "around through the hills.\n");
  BOOST_TEST(fields_of(draft) == "");
  BOOST_TEST(body_of(draft) ==
             "p The river rose four feet overnight, and by morning the lower road was gone. Nobody "
             "in the valley had slept much.\nh2 What comes next\n"
             "p Engineers will look at the bridge on Friday. Until then, the school bus takes the "
             "long way around through the hills.\n");
}

BOOST_AUTO_TEST_CASE(a_page_on_one_line_is_one_paragraph) {
  const std::string text =
      "The river rose four feet overnight, and by morning the lower road was gone. Nobody slept.";
  BOOST_TEST(body_of(read_capture_file(text)) == "p " + text + "\n");
}

BOOST_AUTO_TEST_CASE(verses_are_kept_though_nothing_reads_like_prose) {
  BOOST_TEST(body_of(read_capture_file("The mill turns\nthe river turns\nand I turn too\n")) ==
             "p The mill turns\np the river turns\np and I turn too\n");
}

BOOST_AUTO_TEST_CASE(a_hashtag_in_a_sentence_stays) {
  const Draft draft = read_capture_file(
      "A #winter on the river is long, the captain says, and she would not trade it for anything "
      "that the city has to offer.\n");
  BOOST_TEST(draft.find(FieldName::tags) == nullptr);
  BOOST_TEST(body_of(draft).starts_with("p A #winter on"));
}

BOOST_AUTO_TEST_CASE(tails_end_the_article) {
  const Draft draft = read_capture_file(
      "A quiet winter for the ferry crew\nAuthor name\n2 min readFeb 7, 2024\n"
      "The ferry runs twice a day in winter, and most mornings it carries more mail than people. "
      "The crew of three has known every passenger by name for years.\n"
      "They paint, mend and wait for the ice to break. In March the tourists come back, and with "
      "them the noise that pays for the paint.\n"
      "Posted in Rivers\nTags: ferry, winter\nAbout the author\n"
      "Jane Roe writes about boats and the people who keep them afloat on cold rivers.\n"
      "Subscribe to our newsletter and never miss a story.\n");
  BOOST_TEST(fields_of(draft) ==
             "title = A quiet winter for the ferry crew\npublished = Feb 7, 2024\n"
             "section = Rivers\ntags = [ferry] [winter]\n");
  BOOST_TEST(removed_of(draft) == "2 navigation\n8 author note\n9 navigation\n10 newsletter\n");
}

BOOST_AUTO_TEST_CASE(dates_that_tell_no_day_are_reported) {
  const Draft draft = read_capture_file(
      "A quiet winter for the ferry crew\n2 hours ago\n"
      "The ferry runs twice a day in winter, and most mornings it carries more mail than people. "
      "The crew of three has known every passenger by name for years.\n");
  BOOST_TEST(draft.find(FieldName::published) == nullptr);
  BOOST_REQUIRE(draft.diagnostics.size() == 1u);
  BOOST_TEST(to_text(draft.diagnostics[0]) ==
             "captures/a.txt:2:1: info: `2 hours ago` tells no day of a year; state the date "
             "[date-incomplete]");
}

BOOST_AUTO_TEST_CASE(drawn_tables_become_tables) {
  const Draft draft = read_capture_file(
      "The ferry keeps its winter times until the ice is gone, and it leaves on the hour when the "
      "captain is awake.\n\n│Monday │9:00 │17:00 │\n│Tuesday │10:00 │16:00 │\n\n"
      "On all other days the boat stays at the pier, and the crew paints the hull until the light "
      "is gone.\n");
  BOOST_TEST(body_of(draft).find("td Monday\ntd 9:00\ntd 17:00\ntd Tuesday\n") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_sum_is_no_subhead_and_a_year_may_be_one) {
  const std::string rope =
      "The old measure was taken with a line, a log and a glass of sand, and nobody on board "
      "doubted what came of it for as long as the glass was dry.";
  const std::string glass =
      "Then a second glass was bought, which ran a little faster than the first, and from that "
      "day on the ship had two speeds and two opinions.";
  const std::string feet =
      "That is how far apart the knots were tied, and whoever ties them closer sails faster in "
      "the book than on the water.";
  const Draft draft =
      read_capture_file("How the Speed Was Taken\n\n" + rope + "\n\n1802\n\n" + glass +
                        "\n\n6,080 x 28 / 3,600 = 47.3 feet\n\n" + feet + "\n");
  BOOST_TEST(body_of(draft) == "p " + rope + "\nh2 1802\np " + glass +
                                   "\np 6,080 x 28 / 3,600 = 47.3 feet\np " + feet + "\n");
}

BOOST_AUTO_TEST_CASE(a_repeated_question_is_the_dek_of_the_headline_above_it) {
  const Draft draft = read_capture_file(
      "THE LIGHT OF THE NIGHT | A SMALL LAMP WITH A LONG REACH\n\n"
      "By Orla Finch | May 9, 2023 | 3 min read\n\nWho counts when nobody looks?\n\n" +
      lighthouse + "\nWho counts when nobody looks?\n\nThe tower counts, and so does the sea.\n");
  BOOST_TEST(fields_of(draft) ==
             "title = THE LIGHT OF THE NIGHT\nsubtitle = A SMALL LAMP WITH A LONG REACH\n"
             "authors = Orla Finch\npublished = May 9, 2023\n"
             "dek = Who counts when nobody looks?\n");
  BOOST_TEST(removed_of(draft) == "");
}

BOOST_AUTO_TEST_CASE(a_headline_that_ends_with_the_name_above_it_is_no_name) {
  const Draft draft = read_capture_file(
      "Harborlight\nThe Long Lamp | Harborlight Reader\n\nBy Ida Marlow\nMarch 3, 2024\n\n"
      "The lamp is as long as the stairs.\n\n" +
      lighthouse);
  BOOST_TEST(fields_of(draft) ==
             "title = The Long Lamp\nsite = Harborlight Reader\nauthors = Ida Marlow\n"
             "published = March 3, 2024\n");
  BOOST_TEST(removed_of(draft) == "1 the site's name\n");
}

BOOST_AUTO_TEST_CASE(menus_that_a_page_prints_twice_hold_no_headline) {
  const std::string menu = "\nThe news site of the harbor school\n\nThe Lantern\n\nMore\n";
  const Draft draft = read_capture_file(menu + menu + "\nA guide to lighthouse keeping\n\n" +
                                        "Noel Brand, senior editor\nMay 31, 2024\n\n" + lighthouse);
  BOOST_TEST(fields_of(draft) ==
             "title = A guide to lighthouse keeping\nauthors = Noel Brand, senior editor\n"
             "published = May 31, 2024\n");
}

BOOST_AUTO_TEST_CASE(a_page_without_a_headline_keeps_its_byline) {
  const Draft draft = read_capture_file("By Orla Finch\nUpdated on May 9, 2023\n\n" + lighthouse);
  BOOST_TEST(fields_of(draft) ==
             "authors = Orla Finch\nmodified = May 9, 2023\npublished = May 9, 2023\n");
  BOOST_TEST(draft.find(FieldName::published)->rule ==
             "the date of the update, the only one that the page tells");
}

BOOST_AUTO_TEST_CASE(a_byline_in_the_only_line_parts_headline_and_text) {
  const Draft draft = read_capture_file(
      "How Lamps Remember By Ines Varga | March 3, 2023 | 3 min read A lamp that has burned for a "
      "winter keeps the warmth. Old hands say that it remembers, and they are right.");
  BOOST_TEST(fields_of(draft) ==
             "title = How Lamps Remember\nauthors = Ines Varga\npublished = March 3, 2023\n");
  BOOST_TEST(body_of(draft) ==
             "p A lamp that has burned for a winter keeps the warmth. Old hands say that it "
             "remembers, and they are right.\n");
  BOOST_TEST(draft.find(FieldName::authors)->position.column == 20u);
}

BOOST_AUTO_TEST_CASE(a_line_under_the_text_of_a_list_item_belongs_to_it) {
  const Draft draft = read_capture_file(lighthouse +
                                        "\nThe keeper's list:\n\n* Note the wind, since it\n"
                                        "  moves the sea, too.\n* Wind the clock.\n\n" +
                                        lighthouse);
  BOOST_TEST(body_of(draft).find("li Note the wind, since it moves the sea, too.\n"
                                 "li Wind the clock.\n") != std::string::npos);
  std::size_t paragraphs = 0;
  for (NodeIndex node = 0; node < draft.body.size(); ++node)
    paragraphs += draft.body[node].element == Element::paragraph &&
                  draft.body[draft.body[node].parent].element == Element::list_item;
  BOOST_TEST(paragraphs == 0u);
}

BOOST_AUTO_TEST_CASE(empty_and_hostile_files_are_read) {
  for (const std::string& bytes :
       {std::string(), std::string("\n\n\n"), std::string(3, '\0'), std::string(100'000, '#'),
        std::string("#\n#\n#"), std::string(50'000, '\n') + "x", std::string("\xFF\xFE\xFA")}) {
    const Draft draft = read_capture_file(bytes);
    BOOST_TEST(draft.find(FieldName::title) == nullptr);
    BOOST_TEST(!has_error(draft.diagnostics));
  }
}

BOOST_AUTO_TEST_CASE(a_file_beyond_the_limits_is_one_error) {
  const Draft draft = read_capture_file(std::string(100'001, '\n') + "x");
  BOOST_REQUIRE(draft.diagnostics.size() == 1u);
  BOOST_TEST((draft.diagnostics[0].code == Code::document_too_large));
  BOOST_TEST(draft.body.empty());
}

BOOST_AUTO_TEST_SUITE_END()
