#include "normalize/title_parts.h"

#include <boost/test/unit_test.hpp>

#include "normalize/fixture.h"

using namespace offprint;

namespace {

Article page(std::string_view title, std::string_view site = "", std::string_view url = "") {
  test::Source source;
  source.with(FieldName::title, "'" + std::string(title) + "'");
  if (!site.empty()) source.with(FieldName::site, site);
  if (!url.empty()) source.with(FieldName::url, url);
  source.with(FieldName::language, "en").body("Text.\n");
  Draft draft = source.draft();
  draft.from_page = true;
  return normalize({}, std::move(draft));
}

std::string parts(std::string_view title) {
  const Article article = page(title);
  return article.title + " = " + article.title_suffix.title + " + " + article.title_suffix.suffix;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(title_parts)

BOOST_AUTO_TEST_CASE(a_short_end_stays_open) {
  for (const char* separator : {"|", "-", "–", "—", "·", "::"}) {
    const std::string title = "On salt and the sea " + std::string(separator) + " The Daily Loaf";
    BOOST_TEST(parts(title) == title + " = On salt and the sea + The Daily Loaf");
  }
  BOOST_TEST(page("On salt and sea | Loaf").title_suffix.hash ==
             page("Other news of the day - LOAF").title_suffix.hash);
}

BOOST_AUTO_TEST_CASE(a_long_end_is_part_of_the_title) {
  BOOST_TEST(parts("Salt - What we learned in a hundred days at the pans of the north") ==
             "Salt - What we learned in a hundred days at the pans of the north =  + ");
  BOOST_TEST(parts("Well-known salt") == "Well-known salt =  + ");
}

BOOST_AUTO_TEST_CASE(the_name_of_the_site_is_cut) {
  const Article article = page("On salt | The Daily Loaf", "The Daily Loaf");
  BOOST_TEST(article.title == "On salt");
  BOOST_TEST(article.title_suffix.suffix == "");
  BOOST_TEST(test::reason(article, "title") ==
             "front-matter key `title`, without the site's name, 100 %");
  BOOST_TEST(page("The Daily Loaf: news | On salt", "The Daily Loaf").title ==
             "The Daily Loaf: news | On salt");
  BOOST_TEST(page("The Daily Loaf | On salt", "The Daily Loaf").title == "On salt");
  BOOST_TEST(page("On salt - Daily Loaf", "", "https://www.dailyloaf.example/salt").title ==
             "On salt");
}

BOOST_AUTO_TEST_CASE(capitals_before_an_open_end_are_restored) {
  const Article article = page("HOW SALT IS MADE | The Daily Loaf");
  BOOST_TEST(article.title == "How salt is made | The Daily Loaf");
  BOOST_TEST(article.title_suffix.title == "How salt is made");
}

BOOST_AUTO_TEST_CASE(the_name_of_the_section_is_cut_before_the_sites) {
  test::Source source;
  source.with(FieldName::title, "On salt and the sea | Science | The Daily Loaf")
      .with(FieldName::site, "The Daily Loaf")
      .with(FieldName::section, "Science")
      .body("Text.\n")
      .from_page();
  const Article article = test::normalized(source);
  BOOST_TEST(article.title == "On salt and the sea");
  BOOST_TEST(
      test::reason(article, "title") ==
      "front-matter key `title`, without the site's name, without the section's name, 100 %");
}

std::string subtitled(const test::Source& source) {
  const Article article = test::normalized(source);
  return article.title + " + " + article.subtitle + " (" + test::reason(article, "subtitle") + ")";
}

BOOST_AUTO_TEST_CASE(a_subtitle_needs_evidence) {
  BOOST_TEST(subtitled(test::Source()
                           .with(FieldName::title, "'Salt: a history'")
                           .with(FieldName::language, "en")
                           .body("Text.\n")) == "Salt: a history +  ()");
  BOOST_TEST(subtitled(test::Source()
                           .with(FieldName::title, "On salt - what it is and what it does to us")
                           .body("Text.\n")) ==
             "On salt - what it is and what it does to us +  ()");
}

BOOST_AUTO_TEST_CASE(another_statement_of_the_title_ends_where_the_subtitle_begins) {
  BOOST_TEST(subtitled(test::Source()
                           .with(FieldName::title, "'Salt: a short history'")
                           .with(FieldName::title, "Salt")
                           .body("Text.\n")) ==
             "Salt + a short history (the end of the title, parted where another statement of it "
             "ends, 90 %)");
  const test::Source source =
      test::Source().with(FieldName::title, "Salt – a short history").body("# Salt\n\nText.\n");
  BOOST_TEST(test::normalized(source).subtitle == "a short history");
  BOOST_TEST(test::outline(test::normalized(source)) == "p");
}

BOOST_AUTO_TEST_CASE(what_is_stated_twice_leaves_the_title) {
  const Article article = test::normalized(test::Source()
                                               .with(FieldName::title, "'Salt: a short history'")
                                               .with(FieldName::subtitle, "A short history")
                                               .body("Text.\n"));
  BOOST_TEST(article.title == "Salt");
  BOOST_TEST(article.subtitle == "A short history");
  BOOST_TEST(test::normalized(test::Source()
                                  .with(FieldName::title, "Salt | How it moved")
                                  .with(FieldName::dek, "How it moved")
                                  .body("Text.\n"))
                 .title == "Salt");
}

BOOST_AUTO_TEST_CASE(a_whole_question_and_a_phrase_are_title_and_subtitle) {
  BOOST_TEST(subtitled(test::Source()
                           .with(FieldName::title, "HOW DOES SALT FORM? | WHAT THE SEA LEAVES")
                           .with(FieldName::language, "en")
                           .body("Text.\n")) ==
             "How does salt form? + What the sea leaves (the end of the title, parted behind its "
             "sentence, all-caps-headline, 64 %)");
  BOOST_TEST(
      subtitled(test::Source()
                    .with(FieldName::title,
                          "Salt | What we learned in a hundred days at the pans of the north")
                    .body("Text.\n")
                    .from_page()) ==
      "Salt + What we learned in a hundred days at the pans of the north (the end of the "
      "title, parted at a bar that no name follows, 60 %)");
}

BOOST_AUTO_TEST_CASE(an_end_that_may_be_the_sites_waits_for_its_pages) {
  const Article article = page("How does salt form? | What the sea leaves");
  BOOST_TEST(article.title == "How does salt form? | What the sea leaves");
  BOOST_TEST(article.subtitle == "");
  BOOST_TEST(page("WHAT IS SALT? | WHAT THE SEA LEAVES").title_suffix.suffix ==
             "What the sea leaves");
}

BOOST_AUTO_TEST_CASE(titles_of_other_documents_stay_whole) {
  const Article article = test::normalized(
      test::Source().with(FieldName::title, "On salt - The Daily Loaf").body("Text.\n"));
  BOOST_TEST(article.title_suffix.suffix == "");
}

BOOST_AUTO_TEST_SUITE_END()
