#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "ingest/html/read_page.h"

namespace offprint {

BOOST_AUTO_TEST_SUITE(page_credits)

BOOST_AUTO_TEST_CASE(authors_that_name_nobody_are_passed_over) {
  const Read read(
      page_of("<title>Salt on Stones</title><meta name=author content=admin>"
              "<meta property=article:author content=https://social.example/annroe>"
              "<meta name=dc.creator content=\"Ann Roe\">",
              ""));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe");
  BOOST_TEST(read.rule(FieldName::authors) == "Dublin Core `dc.creator`");
}

BOOST_AUTO_TEST_CASE(a_person_in_sight_comes_before_the_site_in_metadata) {
  const Read read(
      page_of("<title>Salt on Stones</title>"
              "<meta property=og:site_name content=\"The Harbor Lamp\">"
              "<meta name=author content=\"The Harbor Lamp\">",
              "<h1>Salt on Stones</h1><p class=byline>By <a href=/authors/ann-roe>Ann "
              "Roe, MD</a> | March 12, 2024 | 5 min read</p>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe, MD");
  BOOST_TEST(read.text(FieldName::published) == "2024-03-12");
  BOOST_TEST(read.rule(FieldName::published) == "date line");
  const auto shown = read.shown();
  BOOST_TEST((std::find(shown.begin(), shown.end(),
                        "By Ann Roe, MD | March 12, 2024 | 5 min read") != shown.end()));
}

BOOST_AUTO_TEST_CASE(a_byline_with_more_people_comes_before_metadata_with_one) {
  const Read read(page_of("<title>Salt on Stones</title><meta name=author content=\"Ann Roe\">",
                          "<h1>Salt on Stones</h1><p>Written by Ann Roe and Bo Li</p>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe and Bo Li");
}

BOOST_AUTO_TEST_CASE(bylines_are_read_in_the_page_s_language) {
  const Read german("<html lang=de><title>Salz</title><h1>Salz</h1><p>Von Änne Roth</p>");
  BOOST_TEST(german.text(FieldName::authors) == "Änne Roth");
  const Read japanese("<html lang=ja><title>塩の道</title><h1>塩の道</h1><p>著者：山田花子</p>");
  BOOST_TEST(japanese.text(FieldName::authors) == "山田花子");
}

BOOST_AUTO_TEST_CASE(a_reviewer_a_photographer_and_a_commenter_are_no_authors) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><p>Reviewed by Cy Poe</p><p>Photos by Di Fox</p>"
                          "<section class=comments><p class=comment-author>Ed Ray</p></section>"));
  BOOST_TEST(read.text(FieldName::authors) == "");
}

BOOST_AUTO_TEST_CASE(occupations_are_no_part_of_a_name) {
  const Read stated(
      page_of("<title>Salt on Stones</title>"
              "<meta name=author content=\"Ann Roe, Master Gardener & Teacher\">",
              ""));
  BOOST_TEST(stated.text(FieldName::authors) == "Ann Roe");
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><p>By Ann Roe, Senior Editor</p>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe");
}

BOOST_AUTO_TEST_CASE(a_name_beside_the_date_is_the_last_resort_and_no_section_s) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><p>March 12, 2024 | Ann Roe in Coast</p>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe");
  BOOST_TEST(read.rule(FieldName::authors) == "name beside the date or an occupation");
  const Read section(
      page_of("<title>Salt on Stones</title>"
              "<meta property=article:section content=\"Sea Coast\">",
              "<h1>Salt on Stones</h1><p>March 12, 2024 | Sea Coast</p>"));
  BOOST_TEST(section.text(FieldName::authors) == "");
}

BOOST_AUTO_TEST_CASE(a_name_above_an_occupation_is_an_author) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><div>Ann Roe</div><div>Staff Engineer</div>"
                          "<div>Bo Li</div><div>Chief Editor</div>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe + Bo Li");
}

BOOST_AUTO_TEST_CASE(microdata_names_the_author_of_the_page_s_article_only) {
  const Read read(
      page_of("<title>Salt on Stones</title>",
              "<article itemscope itemtype=https://schema.org/BlogPosting><h1>Salt on Stones</h1>"
              "<span itemprop=author itemscope itemtype=https://schema.org/Person>"
              "<meta itemprop=name content=\"Ann Roe\"></span>"
              "<meta itemprop=datePublished content=2024-03-12></article>"
              "<article itemscope itemtype=https://schema.org/BlogPosting><h2>Fog</h2>"
              "<span itemprop=author>Cy Poe</span></article>"));
  BOOST_TEST(read.text(FieldName::authors) == "Ann Roe");
  BOOST_TEST(read.text(FieldName::published) == "2024-03-12");
}

BOOST_AUTO_TEST_CASE(an_earlier_date_in_sight_comes_before_the_system_s) {
  const Read read(
      page_of("<title>Salt on Stones</title>"
              "<meta property=article:published_time content=2024-08-07T12:00:00Z>",
              "<h1>Salt on Stones</h1><p><time datetime=2013-12-30>Dec 30</time></p>"));
  BOOST_TEST(read.text(FieldName::published) == "2013-12-30");
}

BOOST_AUTO_TEST_CASE(dates_are_stated_under_many_names) {
  for (const std::string_view name :
       {"date", "DC.date", "dcterms.date", "DC:Date.Issued", "pubdate", "sailthru.date",
        "parsely-pub-date", "citation_publication_date", "citation_date", "article:published",
        "og:published_time", "datePublished"}) {
    const Read read(
        page_of("<title>Salt</title><meta name=\"" + std::string(name) + "\" content=2024-04-01>",
                "<h1>Salt</h1>"));
    BOOST_TEST(read.text(FieldName::published) == "2024-04-01", name);
  }
}

BOOST_AUTO_TEST_CASE(a_date_of_change_is_not_the_date_of_publication) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><p>Last updated: May 2, 2024</p>"
                          "<p>Published: March 12, 2024</p>"));
  BOOST_TEST(read.text(FieldName::published) == "2024-03-12");
  BOOST_TEST(read.text(FieldName::modified) == "2024-05-02");
}

BOOST_AUTO_TEST_CASE(dates_of_copyright_and_of_the_story_do_not_count) {
  const Read read(page_of("<title>Salt on Stones</title>",
                          "<h1>Salt on Stones</h1><p>On March 12, 1998 the sea came over the wall "
                          "and stayed for nine days and nights.</p><footer>Copyright March 1, "
                          "2024</footer>"));
  BOOST_TEST(read.text(FieldName::published) == "");
}

BOOST_AUTO_TEST_CASE(the_address_is_the_last_place_for_a_date) {
  const Read read(
      page_of("<title>Salt on Stones</title>"
              "<link rel=canonical href=https://lamp.example/2024/03/12/salt>",
              ""));
  BOOST_TEST(read.text(FieldName::published) == "2024-03-12");
  BOOST_TEST(read.rule(FieldName::published) == "date in the address");
}

BOOST_AUTO_TEST_CASE(a_date_that_cannot_be_read_is_kept_only_when_there_is_no_other) {
  const std::string_view head =
      "<title>Salt on Stones</title><meta name=pubdate content=\"last spring\">";
  BOOST_TEST(Read(page_of(head, "")).text(FieldName::published) == "last spring");
  const Read better(page_of(head, "<h1>Salt on Stones</h1><p>March 12, 2024</p>"));
  BOOST_TEST(better.text(FieldName::published) == "2024-03-12");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace offprint
