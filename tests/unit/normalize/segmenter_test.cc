#include "normalize/words/segmenter.h"

#include <rapidcheck.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "base/unicode.h"
#include "normalize/words/word_list.h"

using namespace offprint;

namespace {

std::string split(std::string_view tag, std::string body = {}, std::string_view language = "en") {
  const TextWords words(std::move(body));
  const WordIndex text(words, language);
  return Segmenter(text).split(tag).text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(segmenter)

BOOST_AUTO_TEST_CASE(the_word_list_knows_how_frequent_words_are) {
  BOOST_TEST(word_rank("the").value() == 0);
  BOOST_TEST(word_rank("salt").value() > word_rank("water").value());
  BOOST_TEST(!word_rank("saltt").has_value());
  BOOST_TEST(!word_rank("").has_value());
  BOOST_TEST(!word_rank("The").has_value());
  for (const char* edge : {"a", "zz", "zzzz", "aaa"}) word_rank(edge);
}

BOOST_AUTO_TEST_CASE(english_words_are_taken_apart) {
  BOOST_TEST(split("mentalhealth") == "mental health");
  BOOST_TEST(split("sexualintimacy") == "sexual intimacy");
  BOOST_TEST(split("mentalhealthmatters") == "mental health matters");
  BOOST_TEST(split("climatechange") == "climate change");
}

BOOST_AUTO_TEST_CASE(one_word_stays_one) {
  for (const char* tag : {"wellbeing", "protection", "healing", "trauma", "Tregellis", "salty",
                          "sea", "a", "", "mp3", "B2B", "Gesundheit"})
    BOOST_TEST(split(tag) == tag);
}

BOOST_AUTO_TEST_CASE(capitals_tell_where_words_begin) {
  BOOST_TEST(split("MentalHealth") == "mental health");
  BOOST_TEST(split("ADHDawareness") == "ADHD awareness");
  BOOST_TEST(split("SelfCareSunday") == "self care Sunday");
  BOOST_TEST(split("VisitTregellisBay") == "visit Tregellis bay");
  BOOST_TEST(split("JavaScript") == "JavaScript");
  BOOST_TEST(split("YouTubeTips") == "YouTube tips");
}

BOOST_AUTO_TEST_CASE(numbers_part_from_long_words_only) {
  BOOST_TEST(split("iPhone15") == "iPhone 15");
  BOOST_TEST(split("budget2024") == "budget 2024");
  BOOST_TEST(split("nwn2nwn") == "nwn2nwn");
}

BOOST_AUTO_TEST_CASE(the_text_knows_better) {
  const std::string body = "We saw the Tregellis works of the bay. Later a Salt Fair was held.";
  BOOST_TEST(split("tregellisbay") == "tregellisbay");
  BOOST_TEST(split("tregellisbay", body) == "Tregellis bay");
  BOOST_TEST(split("tregellisworks", body) == "Tregellis works");
}

BOOST_AUTO_TEST_CASE(other_languages_have_only_the_words_of_the_text) {
  BOOST_TEST(split("saludmental", "", "es") == "saludmental");
  BOOST_TEST(split("saludmental", "La salud mental importa.", "es") == "salud mental");
  BOOST_TEST(split("Salzarbeit", "Die Arbeit mit dem Salz.", "de") == "Salzarbeit");
  BOOST_TEST(split("SalzArbeit", "Die Arbeit mit dem Salz.", "de") == "Salz Arbeit");
  BOOST_TEST(split("こころの健康について", "", "ja") == "こころの健康について");
}

BOOST_AUTO_TEST_CASE(capitals_tell_where_words_begin_in_any_script_that_has_them) {
  BOOST_TEST(split("SeñalesMarítimas", {}, "es") == "señales marítimas");
  BOOST_TEST(split("ÉtéIndien", {}, "fr") == "été indien");
  BOOST_TEST(split("DenizFeneri", {}, "tr") == "deniz feneri");
  BOOST_TEST(split("МорскиеЗнаки", {}, "ru") == "морские знаки");
  BOOST_TEST(split("ΦάροιΚαιΣήματα", {}, "el") == "φάροι και σήματα");
  BOOST_TEST(split("KüstenNächte", {}, "de") == "Küsten Nächte");
  BOOST_TEST(split("NachtwacheAmDeich", {}, "de") == "Nachtwache am Deich");
  BOOST_TEST(split("SeñalesMarítimas", "La señal es clara.", "es") == "señales marítimas");
  for (const char* tag : {"Marítimas", "Seevögel", "GitHub", "McAllister", "iPlaya", "Знаки"})
    BOOST_TEST(split(tag, {}, "es") == tag);
}

BOOST_AUTO_TEST_CASE(it_says_how_sure_it_is) {
  const TextWords words{std::string()};
  const WordIndex text(words, "en");
  const Segmenter segmenter(text);
  const Segmentation sure = segmenter.split("mentalhealth");
  BOOST_TEST(sure.parted);
  BOOST_TEST(sure.confidence > 0.9);
  BOOST_TEST(segmenter.split("mallus").confidence < sure.confidence);
  BOOST_TEST(!segmenter.split("health").parted);
}

BOOST_AUTO_TEST_CASE(long_nonsense_takes_no_time) {
  BOOST_TEST(split(std::string(5000, 'a')) == std::string(5000, 'a'));
  BOOST_TEST(split(std::string(80, 'q')) == std::string(80, 'q'));
}

BOOST_AUTO_TEST_CASE(hashtags_of_many_kinds_are_divided) {
  for (const char* words :
       {"salt and light",        "no plan today",        "we all need tea",    "i forgot my keys",
        "save the curlews",      "what i learned today", "lighthouse keepers", "new zealand birds",
        "sea shanty sunday",     "harbor festival",      "how to mend nets",   "things my cat says",
        "good morning cornwall", "ten years later",      "free the whales",    "women in science",
        "not my fault",          "best of 2014",         "summer of 69",       "helsinki 2012",
        "san jose library"}) {
    std::string tag = words;
    std::erase(tag, ' ');
    BOOST_TEST(fold(split(tag)) == words);
  }
}

BOOST_AUTO_TEST_CASE(hashtags_that_are_one_word_stay_whole) {
  for (const char* tag :
       {"lighthouse", "understanding", "Cornwall",     "grandmother", "Penzance",    "qrst",
        "NGO",        "WTFPL",         "seaweed",      "another",     "Scandinavia", "kayaking",
        "tidal",      "Kowalczyk",     "nevertheless", "sunflowers",  "workshop",    "Budapest",
        "therapist",  "Winchester",    "manslaughter"})
    BOOST_TEST(split(tag) == tag);
}

BOOST_AUTO_TEST_CASE(underscores_part_words_and_nothing_else_does_then) {
  BOOST_TEST(split("salt_marsh") == "salt marsh");
  BOOST_TEST(split("_saltmarsh_") == "_saltmarsh_");
  BOOST_TEST(split("___") == "___");
}

BOOST_AUTO_TEST_CASE(alternatives_are_ranked_and_share_the_odds) {
  const TextWords words{std::string()};
  const WordIndex text(words, "en");
  const auto list = Segmenter(text).alternatives("thesearch", 4);
  BOOST_REQUIRE(list.size() > 1);
  BOOST_TEST(list.size() <= 4);
  double sum = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    sum += list[i].confidence;
    if (i > 0) BOOST_TEST(list[i].confidence <= list[i - 1].confidence);
  }
  BOOST_TEST(sum <= 1.000001);
  BOOST_TEST(list[0].text == Segmenter(text).split("thesearch").text);
  BOOST_TEST(Segmenter(text).alternatives("salt", 0).empty());
}

BOOST_AUTO_TEST_CASE(the_article_decides_between_alternatives) {
  BOOST_TEST(split("saltmill", "A saltmill stood here. The saltmill is gone.") == "saltmill");
  BOOST_TEST(split("tregellisquay", "They walked to Tregellis Quay and back.") == "Tregellis Quay");
}

BOOST_AUTO_TEST_CASE(words_joined_give_back_the_tag) {
  BOOST_TEST(rc::check("but for case and apostrophes, and the same every time", [] {
    const auto letters = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("aaeeiioottnnssrhldcumwfgypbvkxqjzABEST0129")));
    const std::string found = split(letters);
    std::string joined = found;
    std::erase_if(joined, [](char c) { return c == ' ' || c == '\''; });
    RC_ASSERT(fold(joined) == fold(letters));
    RC_ASSERT(found == split(letters));
  }));
}

BOOST_AUTO_TEST_CASE(ten_thousand_letters_take_no_time) {
  for (const char* words : {"a", "the", "salt", "Ab", "q1", "x_"}) {
    std::string tag;
    while (tag.size() < 10'000) tag += words;
    BOOST_TEST(split(tag).size() > tag.size() / 2);
    BOOST_TEST(split(tag.substr(0, 80), tag).size() > 40U);
  }
}

BOOST_AUTO_TEST_SUITE_END()
