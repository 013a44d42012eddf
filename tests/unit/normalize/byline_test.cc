#include "normalize/byline.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

std::string split(std::string_view byline, std::string_view language = "en") {
  std::string text;
  for (const Person& person : split_byline(byline, language).people)
    if (person.role == "aut")
      text += person.name + (person.degrees.empty() ? "" : ", " + person.degrees) + "|";
  return text;
}

// Everybody, with what they did.
std::string credits(std::string_view byline, std::string_view language = "en") {
  std::string text;
  for (const Person& person : split_byline(byline, language).people)
    text += person.role + ' ' + person.name +
            (person.degrees.empty() ? "" : " (" + person.degrees + ")") +
            (person.is_organization ? " [org]" : "") + "|";
  return text;
}

std::string dropped(std::string_view byline) {
  std::string text;
  for (const std::string& name : split_byline(byline, "en").dropped) text += name + "|";
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
  BOOST_TEST(split("By Jane Roe PhD") == "Jane Roe, PhD|");
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

BOOST_AUTO_TEST_CASE(labels_say_what_everybody_did) {
  BOOST_TEST(credits("By Jane Roe and John Doe, MPH | Photos by Ann Lee") ==
             "aut Jane Roe|aut John Doe (MPH)|pht Ann Lee|");
  BOOST_TEST(credits("Words: Jane Roe Photos: Ann Lee and Bo Ray Video: Cy Poe") ==
             "aut Jane Roe|pht Ann Lee|pht Bo Ray|vdg Cy Poe|");
  BOOST_TEST(credits("Jane Roe (text) and Ann Lee (photos)") == "aut Jane Roe|pht Ann Lee|");
  BOOST_TEST(credits("Jane Roe (Photos by Ann Lee), Bo Ray") ==
             "aut Jane Roe|pht Ann Lee|aut Bo Ray|");
  BOOST_TEST(credits("Jane Roe, reporter, and Ann Lee, photographer") ==
             "aut Jane Roe|pht Ann Lee|");
  BOOST_TEST(credits("Ann Lee, photographer") == "aut Ann Lee|");
  BOOST_TEST(credits("By Jane Roe, as told to Ann Lee") == "aut Jane Roe|ctb Ann Lee|");
  BOOST_TEST(
      credits("By Jane Roe. Edited by Ann Lee; translated by Bo Ray; illustrations by Cy Poe; "
              "data analysis by Di Fox; narrated by Ed Gee") ==
      "aut Jane Roe|edt Ann Lee|trl Bo Ray|ill Cy Poe|dtc Di Fox|nrt Ed Gee|");
  BOOST_TEST(credits("Jane Roe; medically reviewed by Ann Lee, MD, FACP") ==
             "aut Jane Roe|rev Ann Lee (MD, FACP)|");
}

BOOST_AUTO_TEST_CASE(labels_of_contributors_are_of_the_language) {
  BOOST_TEST(credits("Von Jane Roe, Fotos von Ann Lee und Bo Ray", "de") ==
             "aut Jane Roe|pht Ann Lee|pht Bo Ray|");
  BOOST_TEST(credits("Aus dem Englischen von Ann Lee", "de") == "trl Ann Lee|");
  BOOST_TEST(credits("Par Jane Roe, traduit par Ann Lee, photos de Bo Ray", "fr") ==
             "aut Jane Roe|trl Ann Lee|pht Bo Ray|");
  BOOST_TEST(credits("Texto: Ana Paz Fotos: Luz Rey Traducción: Sol Gil", "es") ==
             "aut Ana Paz|pht Luz Rey|trl Sol Gil|");
  BOOST_TEST(credits("Di Ann Lee, foto di Bo Ray", "it") == "aut Ann Lee|pht Bo Ray|");
  BOOST_TEST(credits("Por Ana Paz, ilustrações de Luz Rey", "pt") == "aut Ana Paz|ill Luz Rey|");
  BOOST_TEST(credits("Door Ann Lee, foto's van Bo Ray", "nl") == "aut Ann Lee|pht Bo Ray|");
  BOOST_TEST(credits("Text: Ann Lee Foto: Bo Ray", "sv") == "aut Ann Lee|pht Bo Ray|");
  BOOST_TEST(credits("Af Ann Lee, foto af Bo Ray", "da") == "aut Ann Lee|pht Bo Ray|");
  BOOST_TEST(credits("Tekst: Ann Lee Foto: Bo Ray Oversatt av Cy Poe", "nb") ==
             "aut Ann Lee|pht Bo Ray|trl Cy Poe|");
  BOOST_TEST(credits("Tekst: Ann Lee, zdjęcia: Bo Ray", "pl") == "aut Ann Lee|pht Bo Ray|");
  BOOST_TEST(credits("Текст: Анна Ли Фото: Борис Рэй Перевод: Вера Пой", "ru") ==
             "aut Анна Ли|pht Борис Рэй|trl Вера Пой|");
  BOOST_TEST(credits("文／山田太郎 写真／鈴木花子", "ja") == "aut 山田太郎|pht 鈴木花子|");
  BOOST_TEST(credits("作者：王小明（文）、李雷（攝影）", "zh-Hant") == "aut 王小明|pht 李雷|");
  BOOST_TEST(credits("بقلم: ليلى حداد، تصوير: سامي نور", "ar") == "aut ليلى حداد|pht سامي نور|");
  BOOST_TEST(credits("Yazan: Ann Lee, Fotoğraf: Bo Ray", "tr") == "aut Ann Lee|pht Bo Ray|");
}

BOOST_AUTO_TEST_CASE(degrees_are_none_of_the_name) {
  BOOST_TEST(credits("Dr. Jane Roe, PhD, LCSW") == "aut Dr. Jane Roe (PhD, LCSW)|");
  BOOST_TEST(credits("Jane Roe, Dr. med.", "de") == "aut Jane Roe (Dr. med.)|");
  BOOST_TEST(credits("John Roe, Jr., Esq. and Ann Lee CPA") ==
             "aut John Roe, Jr. (Esq.)|aut Ann Lee (CPA)|");
  BOOST_TEST(credits("John Roe III, S.J.") == "aut John Roe III (S.J.)|");
  BOOST_TEST(credits("Roe, Jane; Doe, John; van der Meer, Rosa") ==
             "aut Jane Roe|aut John Doe|aut Rosa van der Meer|");
  BOOST_TEST(credits("Yo-Yo Ma") == "aut Yo-Yo Ma|");
  BOOST_TEST(credits("JANE ROE, MD AND ANN LEE") == "aut JANE ROE (MD)|aut ANN LEE|");
}

BOOST_AUTO_TEST_CASE(organizations_are_told_from_people) {
  BOOST_TEST(credits("Reuters") == "aut Reuters [org]|");
  BOOST_TEST(credits("AFP/dpa") == "aut AFP [org]|aut dpa [org]|");
  BOOST_TEST(credits("Jane Roe/AP") == "aut Jane Roe|");
  BOOST_TEST(credits("Jane Roe, AP") == "aut Jane Roe|");
  BOOST_TEST(credits("Redaktion", "de") == "aut Redaktion [org]|");
  BOOST_TEST(credits("Editorial Board") == "aut Editorial Board [org]|");
  BOOST_TEST(credits("The Loaf Staff") == "aut The Loaf Staff [org]|");
  BOOST_TEST(credits("By the Department of Health") == "aut the Department of Health [org]|");
  BOOST_TEST(credits("Emil Post and Bill Press") == "aut Emil Post|aut Bill Press|");
}

BOOST_AUTO_TEST_CASE(names_that_are_dropped_are_told) {
  BOOST_TEST(dropped("Jane Roe – Ann Lee") == "Ann Lee|");
  BOOST_TEST(dropped("Jane Roe (Ann Lee)") == "Ann Lee|");
  BOOST_TEST(dropped("Jane Roe – Staff Writer (Oslo)") == "");
  BOOST_TEST(dropped("Jane Roe - The Daily Loaf") == "");
}

BOOST_AUTO_TEST_CASE(a_printed_byline_says_the_same_again) {
  for (const char* byline :
       {"By Jane Roe and John Doe, MPH | Photos by Ann Lee", "Words by Jane Roe, photos by Bo Ray",
        "AFP/dpa", "John Roe, Jr., MD, Ann Lee & the Department of Health",
        "Edited by Cy Poe; translated by Di Fox, PhD"}) {
    std::string printed = "By ";
    const std::vector<Person> people = split_byline(byline, "en").people;
    std::string_view role = "aut";
    for (const Person& person : people) {
      if (person.role != role)
        printed += person.role == "pht"   ? " | Photos by "
                   : person.role == "edt" ? " | Edited by "
                                          : " | Translated by ";
      else if (&person != &people.front())
        printed += "; ";
      role = person.role;
      printed += person.name + (person.degrees.empty() ? "" : ", " + person.degrees);
    }
    BOOST_TEST(split_byline(printed, "en").people == people, printed);
  }
}

BOOST_AUTO_TEST_CASE(one_name_of_a_list_is_read_whole) {
  const auto one = [](std::string_view text) {
    const Person person = read_name(text, "en");
    return person.name + "|" + person.degrees + "|" + person.role;
  };
  BOOST_TEST(one("Jane Roe, MD, MPH") == "Jane Roe|MD, MPH|aut");
  BOOST_TEST(one("Roe, Jane") == "Jane Roe||aut");
  BOOST_TEST(one("Salt and Pepper Band") == "Salt and Pepper Band||aut");
  BOOST_TEST(one("Ann Lee (photos)") == "Ann Lee||pht");
  BOOST_TEST(one("Photos by Ann Lee") == "Ann Lee||pht");
  BOOST_TEST(one("admin") == "||aut");
}

BOOST_AUTO_TEST_CASE(endless_bylines_end) {
  std::string endless;
  for (int i = 0; i < 20000; ++i) endless += "Åsa Öst, ";
  BOOST_TEST(split_byline(endless, "sv").people.size() < 200u);
}

BOOST_AUTO_TEST_CASE(what_names_nobody_is_left_out) {
  for (const char* byline : {"admin", "By Staff", "Author name", "Guest Author", "By Admin",
                             "https://loaf.example/jane", "desk@loaf.example", "by: Staff Writer"})
    BOOST_TEST(split(byline) == "", byline);
  BOOST_TEST(split("Staff, Jane Roe") == "Jane Roe|");
}

BOOST_AUTO_TEST_SUITE_END()
