#include "ingest/capture/byline.h"

#include <boost/test/unit_test.hpp>

using namespace offprint;

namespace {

// "by=Jane Roe published=March 3, 2024": what the line says.
std::string read(std::string_view text, std::string_view language = "en") {
  const MetaLine line = read_meta_line(text, line_features(text), language);
  std::string result;
  const auto add = [&](std::string_view key, const std::string& value) {
    if (!value.empty()) result += (result.empty() ? "" : " ") + std::string(key) + "=" + value;
  };
  add(line.labelled ? "by" : "bare", line.byline);
  add("published", line.published);
  add("updated", line.updated);
  add("section", line.section);
  add("incomplete", line.incomplete);
  add("reading", line.reading_time ? "time" : "");
  add("filler", line.filler ? "name" : "");
  return result;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(byline)

BOOST_AUTO_TEST_CASE(labels_of_many_languages_name_people) {
  BOOST_TEST(read("By Jane Roe and Ravi Iyer, MD") == "by=Jane Roe and Ravi Iyer, MD");
  BOOST_TEST(read("Por María López García", "es") == "by=María López García");
  BOOST_TEST(read("von Jana Meier", "de") == "by=Jana Meier");
  BOOST_TEST(read("Автор: Иван Петров", "ru") == "by=Иван Петров");
  BOOST_TEST(read("作者：王小明", "zh") == "by=王小明");
  BOOST_TEST(read("بقلم: أحمد علي", "ar") == "by=أحمد علي");
  BOOST_TEST(read("執筆：山田花子", "ja") == "by=山田花子");
}

BOOST_AUTO_TEST_CASE(of_two_dates_without_labels_the_earlier_is_the_publication) {
  BOOST_TEST(read("May 21, 2025April 24, 2025 by Orla Finch") ==
             "by=Orla Finch published=April 24, 2025 updated=May 21, 2025");
  BOOST_TEST(read("By Orla Finch on Dec. 19, 2025") == "by=Orla Finch published=Dec. 19, 2025");
}

BOOST_AUTO_TEST_CASE(a_name_may_stand_glued_to_its_pictures_description) {
  BOOST_TEST(read("Orla FinchOrla FinchOrla Finch") == "bare=Orla Finch");
  BOOST_TEST(read("HarborHR Team") == "bare=HarborHR Team");
}

BOOST_AUTO_TEST_CASE(a_headline_in_capitals_may_begin_with_a_labels_word) {
  BOOST_TEST(read("POR LA TARDE SE RECOGE LA SAL DE LA COSTA", "es").empty());
  BOOST_TEST(read("¿POR QUÉ EL FARO NO DUERME?", "es").empty());
  BOOST_TEST(read("POR ANA RUIZ", "es") == "by=ANA RUIZ");
}

BOOST_AUTO_TEST_CASE(names_and_dates_may_share_a_line_or_be_glued) {
  BOOST_TEST(read("2 min readFeb 7, 2024") == "published=Feb 7, 2024 reading=time");
  BOOST_TEST(read("by Jane Roe | May 19, 2024") == "by=Jane Roe published=May 19, 2024");
  BOOST_TEST(read("Por Ana Ruiz | 12 de marzo de 2024", "es") ==
             "by=Ana Ruiz published=12 de marzo de 2024");
  BOOST_TEST(read("Dec 17, 2025Jane K. Roe") == "bare=Jane K. Roe published=Dec 17, 2025");
  BOOST_TEST(read("By: JaneRoe | December 16, 2025 | Categories: Mills") ==
             "by=JaneRoe published=December 16, 2025 section=Mills");
}

BOOST_AUTO_TEST_CASE(published_and_updated_are_told_apart_in_any_order) {
  BOOST_TEST(read("Updated: March 5, 2024 | Published: March 1, 2024") ==
             "published=March 1, 2024 updated=March 5, 2024");
  BOOST_TEST(read("Veröffentlicht am 3. Februar 2021, aktualisiert am 5. Februar 2021", "de") ==
             "published=3. Februar 2021 updated=5. Februar 2021");
}

BOOST_AUTO_TEST_CASE(dates_without_a_year_or_relative_ones_are_incomplete) {
  BOOST_TEST(read("2 hours ago") == "incomplete=2 hours ago");
  BOOST_TEST(read("hace 3 horas", "es") == "incomplete=hace 3 horas");
  BOOST_TEST(read("Published: 3 March") == "incomplete=Published: 3 March");
}

BOOST_AUTO_TEST_CASE(filler_is_no_name) {
  BOOST_TEST(read("Author name") == "filler=name");
  BOOST_TEST(read("By admin") == "filler=name");
}

BOOST_AUTO_TEST_CASE(prose_says_nothing) {
  BOOST_TEST(read("By morning the lower road was gone, and the bell rang twice.") == "");
  BOOST_TEST(read("By 2024, nobody in the valley remembered the old mill or its owner.") == "");
  BOOST_TEST(read("The mill burned on March 3, 2024, and half of the village came to help with "
                  "water from the river.") == "");
}

BOOST_AUTO_TEST_CASE(names_have_the_form_of_names) {
  for (const std::string_view name : {"Jane Roe", "Marna van der Merwe", "J. R. Iyer", "Zoë O'Neil",
                                      "Jane Roe, MD", "Jane McDonald"})
    BOOST_TEST(is_name_like(name), name);
  for (const std::string_view text : {"Jane", "the mill", "Contact Us", "Jane 2",
                                      "CollapsedExpand All", "A long line of words about a mill"})
    BOOST_TEST(!is_name_like(text), text);
}

BOOST_AUTO_TEST_CASE(a_label_on_its_own_line_labels_the_next) {
  const auto line = [](std::string_view text) {
    return read_meta_line(text, line_features(text), "en");
  };
  std::vector<MetaLine> lines = {line("By"), line("Jane Roe"), line("Last updated:"),
                                 line("March 3, 2024")};
  join_labels(lines);
  BOOST_TEST(lines[1].after_label);
  BOOST_TEST(lines[3].updated == "March 3, 2024");
  BOOST_TEST(lines[3].published == "");
}

BOOST_AUTO_TEST_SUITE_END()
