#include "normalize/byline.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string split(std::string_view byline, std::string_view language = "en") {
  std::string text;
  for (const std::string& name : split_byline(byline, language)) text += name + "|";
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bylines)

BOOST_AUTO_TEST_CASE(bylines_hold_several_people) {
  BOOST_TEST(split("By Ann Lee") == "Ann Lee|");
  BOOST_TEST(split("Ann Lee and Bo Ray") == "Ann Lee|Bo Ray|");
  BOOST_TEST(split("by Ann Lee, Bo Ray & Cy Poe") == "Ann Lee|Bo Ray|Cy Poe|");
  BOOST_TEST(split("Ann Lee, Bo Ray, and Cy Poe") == "Ann Lee|Bo Ray|Cy Poe|");
  BOOST_TEST(split("Ann Lee; Bo Ray") == "Ann Lee|Bo Ray|");
  BOOST_TEST(split("") == "");
  BOOST_TEST(split("By") == "By|");
}

BOOST_AUTO_TEST_CASE(words_between_names_are_of_the_language) {
  BOOST_TEST(split("Par Ann Lee et Bo Ray", "fr") == "Ann Lee|Bo Ray|");
  BOOST_TEST(split("Von Ann Lee und Bo Ray", "de-AT") == "Ann Lee|Bo Ray|");
  BOOST_TEST(split("Ana Paz y Luz Rey", "es") == "Ana Paz|Luz Rey|");
  BOOST_TEST(split("José Ortega y Gasset", "en") == "José Ortega y Gasset|");
  BOOST_TEST(split("Di Stefano", "en") == "Di Stefano|");
}

BOOST_AUTO_TEST_CASE(one_name_with_commas_is_one) {
  BOOST_TEST(split("John Roe, Jr., and Ann Lee") == "John Roe, Jr.|Ann Lee|");
  BOOST_TEST(split("Jane Roe, PhD") == "Jane Roe, PhD|");
  BOOST_TEST(split("Roe, Jane") == "Jane Roe|");
  BOOST_TEST(split("Department of Health and Human Services") ==
             "Department of Health and Human Services|");
}

BOOST_AUTO_TEST_CASE(labels_come_in_many_languages) {
  BOOST_TEST(split("Por: Ana Paz y Luz Rey", "es") == "Ana Paz|Luz Rey|");
  BOOST_TEST(split("Por Ana Paz e Inés Rey", "es") == "Ana Paz|Inés Rey|");
  BOOST_TEST(split("Texto: Ana Paz Fotos: Luz Rey", "es") == "Ana Paz|");
  BOOST_TEST(split("Di Ann Lee e Bo Ray", "it") == "Ann Lee|Bo Ray|");
  BOOST_TEST(split("Door Ann Lee en Bo Ray", "nl") == "Ann Lee|Bo Ray|");
  BOOST_TEST(split("Av Ann Lee och Bo Ray", "sv") == "Ann Lee|Bo Ray|");
  BOOST_TEST(split("Автор: Анна Ли и Борис Рэй", "ru") == "Анна Ли|Борис Рэй|");
  BOOST_TEST(split("作者：王小明、李雷", "zh") == "王小明|李雷|");
  BOOST_TEST(split("文：王小明 攝影：李雷", "zh-Hant") == "王小明|");
  BOOST_TEST(split("بقلم: ليلى حداد", "ar") == "ليلى حداد|");
  BOOST_TEST(split("BY ANN LEE AND BO RAY") == "ANN LEE|BO RAY|");
}

BOOST_AUTO_TEST_CASE(degrees_stay_with_their_name) {
  BOOST_TEST(split("Holly Wren, E-RYT 200") == "Holly Wren, E-RYT 200|");
  BOOST_TEST(split("Jane Roe, PsyD, LCSW and Ann Lee, RN") == "Jane Roe, PsyD, LCSW|Ann Lee, RN|");
  BOOST_TEST(split("By Jane Roe PhD") == "Jane Roe PhD|");
  BOOST_TEST(split("ANN LEE, BO RAY") == "ANN LEE|BO RAY|");
}

BOOST_AUTO_TEST_CASE(roles_houses_places_and_dates_go) {
  for (const char* byline :
       {"Jane Roe, Staff Writer", "By Jane Roe Staff Writer", "Jane Roe – Editor-in-Chief",
        "Jane Roe, Senior Editor, The Daily Loaf", "Jane Roe | Loaf News Service",
        "By Jane Roe, Special to The Loaf", "Jane Roe (Correspondent)", "By Jane Roe in Oslo",
        "By Jane Roe | March 5, 2024", "By Jane Roe 5 min read", "Jane Roe, a baker of long habit",
        "Jane Roe, Master Horticulturist, Garden Educator", "Jane Roe - The Daily Loaf",
        "By Jane Roe, Associated Press"})
    BOOST_TEST(split(byline) == "Jane Roe|", byline);
  BOOST_TEST(split("Par Jane Roe, journaliste", "fr") == "Jane Roe|");
  BOOST_TEST(split("By Associated Press") == "Associated Press|");
  BOOST_TEST(split("Daily Loaf Staff") == "Daily Loaf Staff|");
}

BOOST_AUTO_TEST_CASE(only_who_wrote_is_an_author) {
  BOOST_TEST(split("Words by Jane Roe, photos by Ann Lee") == "Jane Roe|");
  BOOST_TEST(split("Photos by Ann Lee, words by Jane Roe") == "Jane Roe|");
  BOOST_TEST(split("Written by Jane Roe Reviewed by Ann Lee, MD") == "Jane Roe|");
  BOOST_TEST(split("Updated by Ann Lee") == "");
  BOOST_TEST(split("Von Ann Lee, Fotos von Bo Ray", "de") == "Ann Lee|");
}

BOOST_AUTO_TEST_CASE(endless_bylines_end) {
  std::string endless;
  for (int i = 0; i < 20000; ++i) endless += "Åsa Öst, ";
  BOOST_TEST(split_byline(endless, "sv").size() < 200u);
}

BOOST_AUTO_TEST_CASE(what_names_nobody_is_left_out) {
  for (const char* byline : {"admin", "By Staff", "Author name", "Guest Author", "By Admin",
                             "https://loaf.example/jane", "desk@loaf.example", "by: Staff Writer"})
    BOOST_TEST(split(byline) == "", byline);
  BOOST_TEST(split("Staff, Jane Roe") == "Jane Roe|");
}

BOOST_AUTO_TEST_SUITE_END()
